using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Cli.Output;

/// <summary>Writes what decisions rest on: ticks of targets, what variants are worth, who drives, people beside variants.</summary>
internal static class DecisionWriter
{
    private const int Longest = 2000;

    public static void Write(Terminal terminal, Summary summary)
    {
        var isApart = summary.Gates.Count == 0;
        (IReadOnlyList<string> Rows, IReadOnlyList<string> Sentences)[] parts = [(Targets(summary), Doubts(summary)), ([], Value(summary)), ([], [.. (summary.Human ?? []).SelectMany(HumanSentence.Of)])];
        foreach (var (rows, sentences) in parts)
        {
            if (rows.Count + sentences.Count == 0)
                continue;
            if (!isApart)
                terminal.Output.WriteLine();
            isApart = false;
            foreach (var row in rows)
                terminal.Output.WriteLine($"  {PlainText.Of(row, Longest)}");
            foreach (var sentence in sentences)
                WriteSentence(terminal, sentence);
        }
    }

    /// <summary>What stands under a variant begins with spaces; its further lines stand below its first one.</summary>
    private static void WriteSentence(Terminal terminal, string sentence)
    {
        var text = sentence.TrimStart(' ');
        WrappedText.Write(terminal, new string(' ', 2 + sentence.Length - text.Length), PlainText.Of(text, Longest));
    }

    private static IReadOnlyList<string> Targets(Summary summary)
    {
        if (summary.Targets is not { Count: > 0 } targets)
            return [];
        using var text = new StringWriter { NewLine = "\n" };
        var table = new TextTable(["target", .. summary.Variants.Keys]);
        foreach (var target in targets)
            table.Add([PlainText.Of(TargetSentence.Subject(target)), .. target.Variants.Values.Select(t => $"{TargetSentence.Value(target, t)} {TargetSentence.Word(t)}")]);
        table.Write(text, "");
        return text.ToString().TrimEnd('\n').Split('\n');
    }

    private static IReadOnlyList<string> Doubts(Summary summary) =>
    [
        .. (summary.Targets ?? []).SelectMany(target => target.Variants.Where(v => TargetSentence.Doubt(v.Value) is not null).Select(v => $"{TargetSentence.Subject(target)} of {v.Key}: {v.Value.Reason}")),
        .. (summary.CostRatios ?? []).Select(r => $"{r.Variant} costs {r}"),
    ];

    private static List<string> Value(Summary summary)
    {
        if (summary.Value is not { } value)
            return [];
        List<string> lines = [ValueSentence.Premise(value)];
        foreach (var (name, variant) in value.Variants)
        {
            lines.Add($"{name}: {ValueSentence.Of(value, variant)}");
            if (variant.Balance is { } balance)
                lines.Add("  " + ValueSentence.Balance(value, balance));
            lines.AddRange(ValueSentence.Drivers(variant).Select(d => "  " + d));
        }
        return lines;
    }
}
