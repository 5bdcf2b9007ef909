using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Results;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>Writes the line of a cell in <c>samples.jsonl</c>: fixed order of keys, invariant numbers, nothing that differs between two runs over one store.</summary>
internal sealed class SampleLine
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;

    public SampleLine() => writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>The line with its line feed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(string variant, int repeat, Outcome outcome, ItemTable items, int item, Sample? sample, IReadOnlyList<(GraderDefinition Grader, Score Score)> scores)
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        writer.WriteString("variant", variant);
        writer.WriteString("item", items.Ids[item]);
        writer.WriteString("hash", items.Hashes[item].ToString("x16", CultureInfo.InvariantCulture));
        writer.WriteNumber("repeat", repeat);
        writer.WriteString("outcome", outcome.Name());
        writer.WriteStartObject("tags");
        foreach (var slice in items.Slices)
            writer.WriteString(slice.Field, slice.Values[slice.Codes[item]]);
        writer.WriteEndObject();
        if (items.Cluster is { } cluster)
            writer.WriteString("cluster", cluster.Values[cluster.Codes[item]]);
        if (sample is not null)
            WriteSample(sample, scores);
        writer.WriteEndObject();
        writer.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private void WriteSample(Sample sample, IReadOnlyList<(GraderDefinition Grader, Score Score)> scores)
    {
        if (sample.Steps.Count > 0)
            WriteMessages("input", sample.Steps[^1].Messages);
        writer.WriteString("output", sample.Output);
        if (sample.Steps.Count > 1 || sample.Steps is [{ Name: not Step.Only }])
            WriteSteps(sample.Steps);
        writer.WritePropertyName("tool_calls");
        ToolCallJson.Write(writer, sample.Last?.ToolCalls ?? []);
        writer.WriteStartObject("scores");
        foreach (var (grader, score) in scores)
            WriteScore(grader, score);
        writer.WriteEndObject();
        if (sample.Error is { } error)
        {
            writer.WriteStartObject("error");
            writer.WriteString("kind", error.Kind);
            writer.WriteString("message", error.Message);
            writer.WriteEndObject();
        }
        WriteResponse(sample);
    }

    private void WriteSteps(IReadOnlyList<StepResult> steps)
    {
        writer.WriteStartObject("steps");
        foreach (var step in steps)
        {
            writer.WriteStartObject(step.Name);
            WriteMessages("input", step.Messages);
            writer.WriteString("output", step.Response.Text ?? step.Response.Refusal);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private void WriteMessages(string name, IReadOnlyList<ChatMessage> messages)
    {
        writer.WriteStartArray(name);
        foreach (var message in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("role", message.Role.Value);
            writer.WriteString("content", message.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private void WriteScore(GraderDefinition grader, Score score)
    {
        writer.WriteStartObject(grader.Name);
        writer.WriteString("outcome", score.Outcome.Name());
        WriteNumber("score", score.Value);
        WriteNumber("raw", score.Raw);
        if (score.Passed is { } passed)
            writer.WriteBoolean("passed", passed);
        if (score.Reason is not null)
            writer.WriteString("reason", score.Reason);
        if (score.Gold is not null)
            writer.WriteString("gold", score.Gold);
        if (score.Predicted is not null)
            writer.WriteString("predicted", score.Predicted);
        if (score.References.Count > 0)
        {
            writer.WriteStartArray("reference");
            foreach (var reference in score.References)
                writer.WriteStringValue(reference);
            writer.WriteEndArray();
        }
        if (score.Columns.Count > 1)
        {
            writer.WriteStartObject("values");
            for (var i = 1; i < score.Columns.Count; i++)
                WriteNumber(grader.Columns[i], double.IsNaN(score.Columns[i]) ? null : score.Columns[i]);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private void WriteResponse(Sample sample)
    {
        if (sample.Last is not { } last)
            return;
        writer.WriteString("finish_reason", last.FinishReason);
        writer.WriteString("model", last.ServedModel);
        writer.WriteString("fingerprint", last.Fingerprint);
        WriteUsage(sample.Usage);
        WriteNumber("cost_usd", sample.CostUsd);
        writer.WriteStartObject("timings");
        WriteNumber("queue_ms", sample.Steps.Aggregate((double?)0, (sum, s) => sum + s.Response.Timings.QueueMs));
        WriteNumber("first_token_ms", last.Timings.FirstTokenMs);
        WriteNumber("total_ms", sample.LatencyMs);
        writer.WriteEndObject();
        writer.WriteNumber("attempts", sample.Steps.Sum(s => s.Response.Attempts));
        writer.WriteStartArray("responses");
        foreach (var step in sample.Steps)
            if (step.IsStored)
                writer.WriteStringValue(step.Key.ToString());
        writer.WriteEndArray();
    }

    private void WriteUsage(TokenTotals usage)
    {
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", usage.InputTokens);
        writer.WriteNumber("cached_input_tokens", usage.CachedInputTokens);
        writer.WriteNumber("output_tokens", usage.OutputTokens);
        writer.WriteNumber("reasoning_tokens", usage.ReasoningTokens);
        writer.WriteEndObject();
    }

    private void WriteNumber(string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
