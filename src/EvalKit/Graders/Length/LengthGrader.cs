using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Length;

internal sealed class LengthGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly string _unit = setup.Parameters.Text("unit") ?? "words";
    private readonly long _minimum = setup.Parameters.OptionalInteger("min") ?? 0;
    private readonly long _maximum = setup.Parameters.OptionalInteger("max") ?? long.MaxValue;

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        var length = _unit switch
        {
            "characters" => CountCodePoints(text),
            "lines" => CountLines(text),
            _ => CountWords(text),
        };
        var passed = length >= _minimum && length <= _maximum;
        return new Score { Outcome = Outcome.Scored, Columns = [passed ? 1 : 0, length], Raw = length, Passed = passed };
    }

    private static int CountWords(string text)
    {
        var (count, inWord) = (0, false);
        foreach (var c in text)
        {
            var isSpace = PythonText.IsWhiteSpace(c);
            if (!isSpace && !inWord)
                count++;
            inWord = !isSpace;
        }
        return count;
    }

    private static int CountCodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    private static int CountLines(string text)
    {
        var count = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (!line.IsWhiteSpace())
                count++;
        return count;
    }
}
