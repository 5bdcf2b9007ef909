using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EvalKit.Proving;
using EvalKit.Reporting.Text;

namespace EvalKit.Cli.Output;

/// <summary>Writes what was measured of gates: a line a gate with both rates, then the finding in words.</summary>
internal static class ProofWriter
{
    public static void Write(Terminal terminal, GateProofs proofs)
    {
        var output = terminal.Output;
        var table = new TextTable("gate", "false alarms", "passes", "planted", "detected", "");
        foreach (var gate in proofs.Gates)
            table.Add(PlainText.Of($"{gate.Metric}{(gate.Slice is null ? "" : $" [{gate.Slice}]")} of {gate.Variant}: {gate.Rule}"), Show(gate.FalseAlarms), Show(gate.Passes), Number(gate.Planted), Show(gate.Detections), gate.Finding.Replace('_', ' '));
        table.Write(output);
        output.WriteLine();
        foreach (var gate in proofs.Gates)
            output.WriteLine($"  {Colour(terminal, gate.Finding, gate.Finding.Replace('_', ' ').PadRight(12))} {PlainText.Of($"{gate.Metric}{(gate.Slice is null ? "" : $" [{gate.Slice}]")} of {gate.Variant}: {gate.Reason}")}");
        output.WriteLine();
        foreach (var item in proofs.Quarantine ?? [])
            output.WriteLine($"  {PlainText.Of(QuarantineSentence.Of(item))}");
        if (proofs.FalseAlarms is { } any)
            output.WriteLine($"  Any comparison failed in {Show(any)} of runs in which nothing is worse.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {proofs.Replicates} A/A runs, seed {proofs.Seed}; no call was made. Intervals are Wilson's at 95 %."));
    }

    public static void WriteJson(TextWriter output, GateProofs proofs) => output.WriteLine(JsonSerializer.Serialize(proofs, ProofContext.Json.GateProofs));

    private static string Show(Rate? rate) => rate is { } r
        ? string.Create(CultureInfo.InvariantCulture, $"{r.Value * 100:0.#} % [{r.Low * 100:0.#}, {r.High * 100:0.#}]")
        : "-";

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    private static string Colour(Terminal terminal, string finding, string text) => finding switch
    {
        ProofFindings.Sound => terminal.Good(text),
        ProofFindings.CriesWolf or ProofFindings.NeverFires => terminal.Bad(text),
        _ => terminal.Doubtful(text),
    };
}

[JsonSerializable(typeof(GateProofs))]
internal sealed partial class ProofContext : JsonSerializerContext
{
    public static ProofContext Json { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
