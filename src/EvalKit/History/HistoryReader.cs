using System.Globalization;
using System.Text.Json;
using EvalKit.Gates;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.History;

/// <summary>Reads runs of a suite in the order of their start and compares each with the one before it.</summary>
public static class HistoryReader
{
    /// <summary>The history, or the problems of the runs' files. Only two runs are in memory at a time.</summary>
    /// <param name="folders">Run folders in any order, at least one.</param>
    /// <param name="last">Only so many of the newest runs; null for all.</param>
    public static (RunHistory? History, IReadOnlyList<Problem> Problems) Read(IReadOnlyList<RunFolder> folders, int? last = null)
    {
        var problems = new List<Problem>();
        var heads = folders.Select(f => HeadOf(f, problems)).OfType<Head>().OrderBy(h => h.Summary.Execution.Started, StringComparer.Ordinal).ThenBy(h => h.Summary.Execution.Run, StringComparer.Ordinal).ToList();
        if (heads.FirstOrDefault(h => h.Summary.Suite != heads[0].Summary.Suite) is { } other)
            problems.Add(new Problem(other.Folder.Path, 0, 0, $"is a run of {other.Summary.Suite}, not of {heads[0].Summary.Suite}: a history is of one suite"));
        if (problems.Count > 0)
            return (null, problems);
        var runs = new List<HistoryRun>();
        RecordedRun? before = null;
        foreach (var head in heads.TakeLast(last ?? heads.Count))
        {
            var (run, found) = RunReader.Read(head.Folder);
            if (run is null)
                return (null, found);
            runs.Add(Entry(head, before, run));
            before = run;
        }
        return (new RunHistory(heads[0].Summary.Suite, runs), []);
    }

    private static HistoryRun Entry(Head head, RecordedRun? before, RecordedRun run)
    {
        var comparisons = before is null ? [] : RunComparison.Overall(before, run);
        return new HistoryRun
        {
            Run = head.Summary.Execution.Run,
            Started = head.Summary.Execution.Started,
            Revision = head.Revision,
            Status = head.Summary.Status,
            Verdict = head.Summary.Verdict,
            Items = head.Summary.Dataset.Items,
            Variants = Values(head.Summary),
            Changes = before is null ? [] : Changes(before, run, comparisons),
            Shifts = [.. comparisons.Where(IsShift).Select(c => new HistoryShift(c.Candidate, c.Metric, c.Difference!.Value, c.Low!.Value, c.High!.Value, c.Level, c.PAdjusted, c.HigherIsBetter))],
        };
    }

    private static OrderedDictionary<string, OrderedDictionary<string, HistoryValue>> Values(Summary summary)
    {
        var variants = new OrderedDictionary<string, OrderedDictionary<string, HistoryValue>>(StringComparer.Ordinal);
        foreach (var (name, variant) in summary.Variants)
        {
            var metrics = new OrderedDictionary<string, HistoryValue>(StringComparer.Ordinal);
            foreach (var (metric, value) in variant.Metrics)
                metrics.Add(metric, new HistoryValue(value.Value, value.Low, value.High, value.N));
            variants.Add(name, metrics);
        }
        return variants;
    }

    private static bool IsShift(Comparison comparison) =>
        comparison is { Difference: not null, Low: { } low, High: { } high } && (low > 0 || high < 0) && (comparison.PAdjusted ?? 0) <= 1 - comparison.Level;

    private static IReadOnlyList<string> Changes(RecordedRun before, RecordedRun run, IReadOnlyList<Comparison> comparisons) =>
    [
        .. run.Fingerprints.SelectMany(v => before.Fingerprints.TryGetValue(v.Key, out var old)
            ? FingerprintDifference.Of(old, v.Value).Select(difference => $"{v.Key}: {difference}")
            : [$"{v.Key}: a new variant"]),
        .. before.Fingerprints.Keys.Where(v => !run.Fingerprints.ContainsKey(v)).Select(v => $"{v}: a variant no more"),
        .. FingerprintDifference.Of(Signatures(before), Signatures(run)).Select(difference => $"grader {difference}"),
        .. Items(comparisons),
    ];

    private static Dictionary<string, string> Signatures(RecordedRun run) => run.Graders.ToDictionary(g => g.Name, g => g.Signature, StringComparer.Ordinal);

    private static IEnumerable<string> Items(IReadOnlyList<Comparison> comparisons)
    {
        if (comparisons is not [var first, ..])
            return [];
        (int Count, string What)[] counts = [(first.ItemsChanged, "changed"), (first.ItemsAdded, "are new"), (first.ItemsRemoved, "are gone")];
        return counts.Where(c => c.Count > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"dataset: {c.Count} items {c.What}"));
    }

    private static Head? HeadOf(RunFolder folder, List<Problem> problems)
    {
        try
        {
            using var stream = File.OpenRead(folder.Summary);
            var summary = SummaryJson.Read(stream);
            var record = JsonElement.Parse(File.ReadAllBytes(folder.Run));
            return new Head(folder, summary, record.GetProperty("execution").GetProperty("git").GetProperty("revision").GetString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            problems.Add(new Problem(folder.Path, 0, 0, $"is no complete run: {e.Message.ReplaceLineEndings(" ")}"));
            return null;
        }
    }

    private sealed record Head(RunFolder Folder, Summary Summary, string? Revision);
}
