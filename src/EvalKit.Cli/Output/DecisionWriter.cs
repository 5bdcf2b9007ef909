using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Cli.Output;

/// <summary>Writes what decisions rest on: ticks of targets, what variants are worth, who drives, people beside variants.</summary>
internal static class DecisionWriter
{
    public static void Write(Terminal terminal, Summary summary)
    {
        var isApart = summary.Gates.Count == 0;
        foreach (var lines in new[] { Targets(summary), Value(summary), [.. (summary.Human ?? []).SelectMany(HumanSentence.Of)] })
        {
            if (lines.Count > 0 && !isApart)
                terminal.Output.WriteLine();
            foreach (var line in lines)
                terminal.Output.WriteLine($"  {PlainText.Of(line, 2000)}");
            isApart &= lines.Count == 0;
        }
    }

    private static List<string> Targets(Summary summary)
    {
        var lines = new List<string>();
        if (summary.Targets is { Count: > 0 } targets)
        {
            using var text = new StringWriter { NewLine = "\n" };
            var table = new TextTable(["target", .. summary.Variants.Keys]);
            foreach (var target in targets)
                table.Add([PlainText.Of(TargetSentence.Subject(target)), .. target.Variants.Values.Select(t => $"{TargetSentence.Value(target, t)} {TargetSentence.Word(t)}")]);
            table.Write(text, "");
            lines.AddRange(text.ToString().TrimEnd('\n').Split('\n'));
            lines.AddRange(targets.SelectMany(target => target.Variants.Where(v => TargetSentence.Doubt(v.Value) is not null).Select(v => $"{TargetSentence.Subject(target)} of {v.Key}: {v.Value.Reason}")));
        }
        return [.. lines, .. (summary.CostRatios ?? []).Select(r => $"{r.Variant} costs {r}")];
    }

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
