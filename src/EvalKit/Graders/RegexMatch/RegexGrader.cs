using System.Text.RegularExpressions;
using EvalKit.Results;

namespace EvalKit.Graders.RegexMatch;

internal sealed class RegexGrader(GraderSetup setup, Regex? pattern) : TextGrader(setup)
{
    /// <value>The default value is one second for an output.</value>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(1);

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        try
        {
            return Scores.Binary(pattern!.IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return Score.Missing(Outcome.Errored, $"the pattern took longer than {TimeLimit.TotalSeconds:0} s on this output");
        }
    }
}
