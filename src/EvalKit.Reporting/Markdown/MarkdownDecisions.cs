using System.Text;
using EvalKit.Decisions;
using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Reporting.Markdown;

/// <summary>Ticks of targets, what variants are worth, who drives, people beside variants; empty for a suite that states none of it.</summary>
internal static class MarkdownDecisions
{
    public static string Write(Summary summary)
    {
        var text = new StringBuilder();
        WriteTargets(text, summary);
        WriteValue(text, summary);
        List<string> people = [.. (summary.Human ?? []).SelectMany(HumanSentence.Of)];
        foreach (var sentence in people)
            Line(text, $"- {MarkdownText.Escape(sentence, 500)}");
        if (people.Count > 0)
            Line(text);
        return text.ToString();
    }

    private static void WriteTargets(StringBuilder text, Summary summary)
    {
        if (summary.Targets is not { Count: > 0 } targets)
            return;
        Line(text, $"| target | {string.Join(" | ", summary.Variants.Keys.Select(v => MarkdownText.Escape(v)))} |");
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("---|", summary.Variants.Count))}");
        foreach (var target in targets)
            Line(text, $"| {MarkdownText.Escape(TargetSentence.Subject(target))} | {string.Join(" | ", target.Variants.Values.Select(t => Cell(target, t)))} |");
        Line(text);
        foreach (var ratio in summary.CostRatios ?? [])
            Line(text, $"- {MarkdownText.Escape($"{ratio.Variant} costs {ratio}")}");
        if (summary.CostRatios is not null)
            Line(text);
    }

    private static string Cell(TargetResult target, TargetTick tick) => tick.Outcome switch
    {
        TargetTick.Met => $"✅ {MarkdownText.Escape(TargetSentence.Value(target, tick))}{NotProven(tick)}",
        TargetTick.Missed => $"❌ {MarkdownText.Escape(TargetSentence.Value(target, tick))}{NotProven(tick)}",
        _ => $"❔ {MarkdownText.Escape(tick.Reason)}",
    };

    private static string NotProven(TargetTick tick) => tick.Proven == false ? " not proven" : "";

    private static void WriteValue(StringBuilder text, Summary summary)
    {
        if (summary.Value is not { } value)
            return;
        Line(text, $"Value: {MarkdownText.Escape(ValueSentence.Premise(value), 500)}");
        Line(text);
        foreach (var (name, variant) in value.Variants)
        {
            Line(text, $"- {MarkdownText.Escape($"{name}: {ValueSentence.Of(value, variant)}", 500)}");
            foreach (var driver in ValueSentence.Drivers(variant))
                Line(text, $"  - {MarkdownText.Escape(driver, 2000)}");
        }
        Line(text);
    }

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
