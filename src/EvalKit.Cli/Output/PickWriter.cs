using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EvalKit.Decisions;
using EvalKit.Reporting.Text;

namespace EvalKit.Cli.Output;

/// <summary>Writes a pick: the rule, every variant with its numbers and why it stays or goes, and the choice in words.</summary>
internal static class PickWriter
{
    public static void Write(Terminal terminal, PickResult pick)
    {
        var output = terminal.Output;
        output.WriteLine($"  {PlainText.Of($"{pick.Metric} {pick.Gate ?? "without a limit"} ({pick.Source}){(pick.HardLimits.Count == 0 ? "" : $"; hard limits first: {string.Join(", ", pick.HardLimits)}")}")}");
        output.WriteLine();
        var table = new TextTable("variant", pick.Metric, "$/1000", "p95 ms", "");
        foreach (var candidate in pick.Candidates)
            table.Add(PlainText.Of(candidate.Name), Show(candidate), candidate.CostPer1000 is null ? "unknown" : Number(candidate.CostPer1000), Number(candidate.LatencyP95), candidate.State.Replace('_', ' '));
        table.Write(output);
        output.WriteLine();
        foreach (var candidate in pick.Candidates.Where(c => c.Reason.Length > 0))
            output.WriteLine($"  {Colour(terminal, candidate.State, candidate.State.Replace('_', ' ').PadRight(14))} {PlainText.Of($"{candidate.Name}: {candidate.Reason}")}");
        output.WriteLine();
        output.WriteLine(terminal.Strong(pick.Picked is null ? terminal.Bad(PlainText.Of(pick.Reason)) : terminal.Good(PlainText.Of("pick " + pick.Reason))));
        foreach (var item in pick.Quarantine ?? [])
            output.WriteLine($"  {PlainText.Of(QuarantineSentence.Of(item))}");
    }

    public static void WriteJson(TextWriter output, PickResult pick) => output.WriteLine(JsonSerializer.Serialize(pick, PickContext.Json.PickResult));

    private static string Show(PickCandidate candidate) => candidate is { Low: { } low, High: { } high } ? $"{Number(candidate.Value)} [{Number(low)}, {Number(high)}]" : Number(candidate.Value);

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    private static string Colour(Terminal terminal, string state, string text) => state switch
    {
        PickStates.Picked => terminal.Good(text),
        PickStates.Kept => text,
        PickStates.NotComparable => terminal.Doubtful(text),
        _ => terminal.Bad(text),
    };
}

[JsonSerializable(typeof(PickResult))]
internal sealed partial class PickContext : JsonSerializerContext
{
    public static PickContext Json { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
