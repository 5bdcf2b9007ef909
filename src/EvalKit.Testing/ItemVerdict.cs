using System.Globalization;
using EvalKit.Results;

namespace EvalKit.Testing;

/// <summary>
/// What came of an item as a test. It is good enough when every repeat has an answer and a score of every grader, and every grader with a threshold lets it
/// pass; what graders without a threshold say is shown and decides nothing.
/// </summary>
/// <param name="Name">The item and the variant in words.</param>
/// <param name="Verdict">What it comes to.</param>
public sealed record ItemVerdict(string Name, TestVerdict Verdict)
{
    private const int LongestText = 500;

    /// <summary>The items of a run for every variant that is no baseline, or for the baseline where there is nothing else, in the order of the dataset.</summary>
    /// <param name="result">The run.</param>
    /// <param name="tests">Whether an item that is not good enough fails or is skipped.</param>
    public static IEnumerable<ItemVerdict> Of(EvalResult result, ItemTests tests)
    {
        var variants = result.Summary.Variants.Where(v => !v.Value.Baseline).Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        if (variants.Count == 0)
            variants = [.. result.Summary.Variants.Keys];
        var quarantined = (result.Summary.Quarantine ?? []).Select(q => q.Item).ToHashSet(StringComparer.Ordinal);
        List<CellRecord> repeats = [];
        foreach (var cell in CellRecord.Read(result.Folder).Where(c => variants.Contains(c.Variant)))
        {
            if (repeats.Count > 0 && (repeats[0].Item != cell.Item || repeats[0].Variant != cell.Variant))
            {
                yield return Of(repeats, tests, quarantined, result);
                repeats = [];
            }
            repeats.Add(cell);
        }
        if (repeats.Count > 0)
            yield return Of(repeats, tests, quarantined, result);
    }

    private static ItemVerdict Of(List<CellRecord> repeats, ItemTests tests, HashSet<string> quarantined, EvalResult result)
    {
        var name = TestText.OneLine($"item {repeats[0].Item} of {repeats[0].Variant}", LongestText);
        List<string> lines = [.. repeats.Select((cell, i) => repeats.Count == 1 ? Line(cell) : string.Create(CultureInfo.InvariantCulture, $"repeat {i + 1}: {Line(cell)}"))];
        var output = string.Join('\n', lines) + $"\nReport: {result.Folder.Report}\n";
        List<string> bad = [.. repeats.Zip(lines).Where(p => !IsGood(p.First)).Select(p => p.Second)];
        if (bad.Count == 0)
            return new ItemVerdict(name, new TestVerdict(TestOutcome.Passed, "", output));
        if (quarantined.Contains(repeats[0].Item))
            return new ItemVerdict(name, new TestVerdict(TestOutcome.Skipped, "in quarantine: " + string.Join('\n', bad), output));
        return new ItemVerdict(name, new TestVerdict(tests == ItemTests.Fail ? TestOutcome.Failed : TestOutcome.Skipped, string.Join('\n', bad), output));
    }

    private static bool IsGood(CellRecord cell) => cell.Outcome == Outcome.Scored && cell.Scores.All(s => s.Outcome == Outcome.Scored && s.Passed != false);

    private static string Line(CellRecord cell)
    {
        var answer = cell.Output is { } output ? $"\"{TestText.OneLine(output, LongestText)}\"" : "no answer";
        var error = cell.Error is { } message ? $"; {cell.Outcome.Name()}: {TestText.OneLine(message, LongestText)}" : "";
        return answer + error + string.Concat(cell.Scores.Select(Words));
    }

    private static string Words(CellScore score)
    {
        var value = score.Score is { } number ? number.ToString("0.####", CultureInfo.InvariantCulture) : score.Outcome.Name();
        var passed = score.Passed switch { true => " passed", false => " failed", null => "" };
        return $"; {score.Grader} {value}{passed}{(score.Reason is { } reason ? $" ({TestText.OneLine(reason, LongestText)})" : "")}";
    }
}
