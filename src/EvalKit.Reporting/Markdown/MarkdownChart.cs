using System.Globalization;
using System.Text;
using EvalKit.Results;

namespace EvalKit.Reporting.Markdown;

/// <summary>A Mermaid chart, which code hosts draw: the metric that decides, by variant. Empty where one bar would say nothing.</summary>
internal static class MarkdownChart
{
    private const int MostVariants = 12;

    public static string Write(Summary summary)
    {
        if (Metric(summary) is not { } metric)
            return "";
        var bars = Bars(summary, metric).Take(MostVariants).ToList();
        if (bars.Count < 2)
            return "";
        var largest = Math.Max(bars.Max(b => b.Value), bars.All(b => b.Value <= 1) ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"""
            ```mermaid
            xychart-beta
              title "{Word(metric)}"
              x-axis [{string.Join(", ", bars.Select(b => $"\"{Word(b.Name)}\""))}]
              y-axis 0 --> {largest:0.####}
              bar [{string.Join(", ", bars.Select(b => b.Value.ToString("0.####", CultureInfo.InvariantCulture)))}]
            ```


            """).ReplaceLineEndings("\n");
    }

    /// <summary>The metric of the first gate, else the first of all; never one that can be negative, which the chart's axis has no place for.</summary>
    private static string? Metric(Summary summary) => summary.Gates.Select(g => g.Metric).Concat(summary.Variants.GetAt(0).Value.Metrics.Keys)
        .FirstOrDefault(m => summary.Variants.Values.All(v => v.Metrics.GetValueOrDefault(m)?.Value is null or >= 0));

    /// <summary>The accepted baseline's value, which is no variant of this run, stands first.</summary>
    private static IEnumerable<(string Name, double Value)> Bars(Summary summary, string metric)
    {
        var accepted = summary.Comparisons.FirstOrDefault(c => c.Metric == metric && c.Slice is null && c.BaselineSource == "accepted");
        if (accepted?.BaselineValue is { } before)
            yield return ("accepted", before);
        foreach (var (name, variant) in summary.Variants)
            if (variant.Metrics.GetValueOrDefault(metric)?.Value is { } value)
                yield return (name, value);
    }

    /// <summary>Quoted in the chart's language, where a quote or a line break would end the text.</summary>
    private static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(40))
            word.Append(Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or '-' or '_' or '@' or '=' ? rune.ToString() : "?");
        return word.ToString();
    }
}
