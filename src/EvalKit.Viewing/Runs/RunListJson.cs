using System.Text.Json;

namespace EvalKit.Viewing.Runs;

/// <summary>The list of runs as the page reads it.</summary>
internal static class RunListJson
{
    public static byte[] Write(IEnumerable<RunEntry> runs, string folder)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("folder", folder);
            writer.WriteStartArray("runs");
            foreach (var run in runs)
                Write(writer, run);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, RunEntry run)
    {
        writer.WriteStartObject();
        writer.WriteString("key", run.Key);
        writer.WriteString("address", run.Address);
        writer.WriteString("state", run.State switch { RunState.Running => "running", RunState.Ended => "ended", _ => "stopped" });
        writer.WriteString("suite", run.Facts is { Suite.Length: > 0 } facts ? facts.Suite : run.Names[0]);
        writer.WriteString("run", run.Names[^1]);
        if (run.Progress is { } progress)
        {
            writer.WriteStartObject("progress");
            foreach (var (name, value) in progress.Numbers)
                writer.WriteNumber(name, value);
            writer.WriteEndObject();
        }
        if (run.Facts is { } known)
            WriteFacts(writer, known);
        writer.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter writer, RunFacts facts)
    {
        if (facts.Problem is { } problem)
        {
            writer.WriteString("problem", problem);
            return;
        }
        writer.WriteString("started", facts.Started);
        writer.WriteString("status", facts.Status);
        writer.WriteString("verdict", facts.Verdict);
        writer.WriteNumber("items", facts.Items);
        writer.WriteNumber("spent_usd", facts.SpentUsd);
        writer.WriteString("variant", facts.Variant);
        Write(writer, "per_1000", facts.Per1000);
        if (facts.Metric is null)
            return;
        writer.WriteStartObject("metric");
        writer.WriteString("name", facts.Metric);
        Write(writer, "value", facts.Value!.Value);
        Write(writer, "low", facts.Value.Low);
        Write(writer, "high", facts.Value.High);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
