using System.Globalization;
using EvalKit.Running;

namespace EvalKit.Cli.Output;

/// <summary>How far a run is, in words on one line.</summary>
internal static class ProgressLine
{
    /// <value>The default value is 12 characters of a long name that are always shown.</value>
    private const int ShortName = 12;

    public static string Of(RunProgress progress, TimeSpan elapsed) => string.Join(", ", Parts(progress, elapsed).Where(p => p.Text.Length > 0).Select(p => p.Text));

    /// <summary>The name and the line, at most <paramref name="width"/> characters: counts of zero go first, then the end of a long name, then the store.</summary>
    public static string Of(string name, RunProgress progress, TimeSpan elapsed, int width)
    {
        var full = $"{name}  {Of(progress, elapsed)}";
        if (full.Length <= width)
            return full;
        var parts = Parts(progress, elapsed).Where(p => p is { IsZero: false, Text.Length: > 0 }).ToList();
        while (parts.Count > 1 && Length(parts) + 2 + Math.Min(name.Length, ShortName) > width)
            parts.Remove(parts.MinBy(p => p.Weight));
        var space = width - 2 - Length(parts);
        var shortened = name.Length <= space ? name : space < 2 ? "" : name[..(space - 1)] + "…";
        return $"{shortened}  {string.Join(", ", parts.Select(p => p.Text))}".TrimStart();
    }

    private static int Length(IReadOnlyList<(string Text, bool IsZero, int Weight)> parts) => parts.Sum(p => p.Text.Length + 2) - 2;

    /// <summary>The parts in the order in which they are read; the one of the least weight is left out soonest.</summary>
    private static IEnumerable<(string Text, bool IsZero, int Weight)> Parts(RunProgress progress, TimeSpan elapsed)
    {
        var (done, found, failed, spent) = (progress.Done, progress.Calls.Found, progress.Failed, progress.SpentUsd);
        if (progress.Batch is { } batch)
            yield return (Invariant($"round {batch.Round}: {batch.Open} {(batch.Open == 1 ? "batch" : "batches")} open, {batch.Done} of {batch.Calls} calls done"), false, 6);
        yield return (Invariant($"{done}/{progress.Planned} done"), false, 5);
        yield return (Invariant($"{found} found in store"), found == 0, 1);
        yield return (Invariant($"{failed} failed"), failed == 0, 3);
        yield return (Invariant($"${spent:0.00##}"), spent == 0, 2);
        yield return (done == 0 || done >= progress.Planned ? "" : Span(elapsed / done * (progress.Planned - done)) + " left", false, 4);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Span(TimeSpan span) => span.TotalHours >= 1
        ? Invariant($"{(int)span.TotalHours}:{span:mm\\:ss}")
        : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
