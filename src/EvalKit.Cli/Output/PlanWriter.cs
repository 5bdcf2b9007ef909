using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EvalKit.Planning;

namespace EvalKit.Cli.Output;

/// <summary>Writes what a suite takes, what its gates could show, and how many items differences take.</summary>
internal static class PlanWriter
{
    public static void Write(Terminal terminal, SuitePlan plan)
    {
        var output = terminal.Output;
        EstimateWriter.Write(output, plan.Suite, plan.Work);
        FindingWriter.Write(output, plan.Findings, "  ");
        output.WriteLine();
        if (plan.Gates.Count > 0)
            WriteGates(output, plan);
        else
            output.WriteLine("  No gate compares with a baseline: --margin M plans for the headline metric of every grader.");
        output.WriteLine();
        WriteTable(output, plan);
    }

    public static void WriteJson(TextWriter output, SuitePlan plan) => output.WriteLine(JsonSerializer.Serialize(plan, PlanContext.Json.SuitePlan));

    private static void WriteGates(TextWriter output, SuitePlan plan)
    {
        var table = new TextTable("gate", "items", "margin", Text($"shown now (power {plan.Power:0.##})"), "items needed", "cells a variant", "cost");
        foreach (var gate in plan.Gates)
        {
            var best = gate.Options.Count > 0 ? gate.Options[0] : null;
            table.Add(PlainText.Of(Name(gate)), Text($"{gate.Items}"), Text($"{gate.Margin:0.####}"), gate.Detectable is { } now ? Text($"{now:0.####}") : "-", best is null ? "-" : Text($"{best.Items} x {best.Repeats}"), best is null ? "-" : Text($"{best.Cells}"), best?.CostUsd is { } cost ? Text($"${cost:0.00##}") : "-");
        }
        table.Write(output);
        output.WriteLine();
        foreach (var gate in plan.Gates)
        {
            output.WriteLine($"  {PlainText.Of(Name(gate))}: {gate.Advice}");
            if (gate.Source.Length > 0)
                output.WriteLine(Text($"    spread from {gate.Source}; standard deviation of differences {gate.StandardDeviation:0.####}{(gate.DesignEffect > 1 ? Text($", clusters make it {gate.DesignEffect:0.##} times as many items") : "")}; level {gate.Level * 100:0.##} %"));
            if (gate.Options.Count > 1)
                output.WriteLine($"    repeats x items: {string.Join(", ", gate.Options.OrderBy(o => o.Repeats).Select(o => Text($"{o.Repeats} x {o.Items}")))}");
        }
    }

    private static void WriteTable(TextWriter output, SuitePlan plan)
    {
        output.WriteLine("  Items for a difference of pass rates");
        var table = new TextTable("difference", "one rate, +- at 95 %", "two runs, other items (each)", "two runs, same items");
        foreach (var row in plan.Table)
            table.Add(Text($"{row.Difference * 100:0} points"), Items(row.OneRate), Items(row.TwoRuns), Items(row.Paired));
        table.Write(output);
        output.WriteLine(Text($"  The first column is the usual rule of thumb: the margin of error of one rate. To show a difference between two runs with power {plan.Power:0.##} takes the others; the last takes {plan.Discordance * 100:0.#} % of items to flip."));
    }

    private static string Name(GatePlan gate) => $"{gate.Metric}{(gate.Slice is null ? "" : $" [{gate.Slice}]")} of {gate.Variant}";

    private static string Items(double items) => Math.Ceiling(items).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

[JsonSerializable(typeof(SuitePlan))]
[JsonSerializable(typeof(SuiteEstimate))]
internal sealed partial class PlanContext : JsonSerializerContext
{
    public static PlanContext Json { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
