using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Reporting.Ci;

/// <summary>Something that a CI system shows beside a change.</summary>
/// <param name="IsError">Whether it fails the build; else it is a warning.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What was found.</param>
internal sealed record CiMessage(bool IsError, string Title, string Text)
{
    /// <value>The default value is 10 of each level: GitHub shows no more for a step.</value>
    private const int Most = 10;

    /// <summary>Gates that do not hold, then findings; the worst first.</summary>
    public static IReadOnlyList<CiMessage> Of(Summary summary)
    {
        var all = summary.Gates.Where(g => g.Outcome != Verdicts.Passed)
            .OrderBy(g => g.Outcome switch { Verdicts.Failed => 0, Verdicts.Invalid => 1, _ => 2 })
            .Select(g => new CiMessage(g.Outcome != Verdicts.Inconclusive, $"{summary.Suite}: {g.Outcome}", $"{GateSentence.Subject(g)}: {GateSentence.Finding(g, summary)}"))
            .Concat(summary.Findings.Concat(summary.Execution.Findings ?? []).Where(f => f.Level != "hint").Select(f => new CiMessage(f.Level == "error", $"{summary.Suite}: {f.Id}", f.Message)))
            .ToList();
        return [.. all.Where(m => m.IsError).Take(Most), .. all.Where(m => !m.IsError).Take(Most)];
    }
}
