using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Results;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>Writes the line of a cell in <c>samples.jsonl</c>: fixed order of keys, invariant numbers, nothing that differs between two runs over one store.</summary>
internal sealed class SampleLine
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    public SampleLine() => _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>The line with its line feed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(string variant, int repeat, Outcome outcome, ItemTable items, int item, Sample? sample, IReadOnlyList<(GraderDefinition Grader, Score Score)> scores)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        _writer.WriteString("variant", variant);
        _writer.WriteString("item", items.Ids[item]);
        _writer.WriteString("hash", items.Hashes[item].ToString("x16", CultureInfo.InvariantCulture));
        _writer.WriteNumber("repeat", repeat);
        _writer.WriteString("outcome", outcome.Name());
        _writer.WriteStartObject("tags");
        foreach (var slice in items.Slices)
            _writer.WriteString(slice.Field, slice.Values[slice.Codes[item]]);
        _writer.WriteEndObject();
        if (items.Cluster is { } cluster)
            _writer.WriteString("cluster", cluster.Values[cluster.Codes[item]]);
        if (sample is not null)
            WriteSample(sample, scores);
        _writer.WriteEndObject();
        _writer.Flush();
        _buffer.Write("\n"u8);
        return _buffer.WrittenSpan;
    }

    private void WriteSample(Sample sample, IReadOnlyList<(GraderDefinition Grader, Score Score)> scores)
    {
        if (sample.Steps.Count > 0)
            WriteMessages("input", sample.Steps[^1].Messages);
        _writer.WriteString("output", sample.Output);
        if (sample.Steps.Count > 1 || sample.Steps is [{ Name: not Step.Only }])
            WriteSteps(sample.Steps);
        _writer.WritePropertyName("tool_calls");
        ToolCallJson.Write(_writer, sample.Last?.ToolCalls ?? []);
        if (sample.Last is { Alternatives.Count: > 0 } several)
            WriteTexts("alternatives", several.Alternatives);
        _writer.WriteStartObject("scores");
        foreach (var (grader, score) in scores)
            WriteScore(grader, score);
        _writer.WriteEndObject();
        if (sample.Error is { } error)
        {
            _writer.WriteStartObject("error");
            _writer.WriteString("kind", error.Kind);
            _writer.WriteString("message", error.Message);
            _writer.WriteEndObject();
        }
        WriteResponse(sample);
    }

    private void WriteSteps(IReadOnlyList<StepResult> steps)
    {
        _writer.WriteStartObject("steps");
        foreach (var step in steps)
        {
            _writer.WriteStartObject(step.Name);
            WriteMessages("input", step.Messages);
            _writer.WriteString("output", step.Response.Text ?? step.Response.Refusal);
            _writer.WriteEndObject();
        }
        _writer.WriteEndObject();
    }

    private void WriteMessages(string name, IReadOnlyList<ChatMessage> messages)
    {
        _writer.WriteStartArray(name);
        foreach (var message in messages)
        {
            _writer.WriteStartObject();
            _writer.WriteString("role", message.Role.Value);
            _writer.WriteString("content", message.Text);
            if (message.Contents.Any(c => c is not TextContent))
                WriteParts(message.Contents);
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }

    /// <summary>What was sent besides text: its type, and its address or the hash of its bytes.</summary>
    private void WriteParts(IList<AIContent> contents)
    {
        _writer.WriteStartArray("parts");
        foreach (var content in contents)
        {
            if (content is TextContent)
                continue;
            _writer.WriteStartObject();
            if (content is DataContent data)
            {
                _writer.WriteString("media_type", data.MediaType);
                _writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(data.Data.Span)));
            }
            else if (content is UriContent uri)
            {
                _writer.WriteString("media_type", uri.MediaType);
                _writer.WriteString("url", uri.Uri.OriginalString);
            }
            _writer.WriteEndObject();
        }
        _writer.WriteEndArray();
    }

    private void WriteScore(GraderDefinition grader, Score score)
    {
        _writer.WriteStartObject(grader.Name);
        _writer.WriteString("outcome", score.Outcome.Name());
        _writer.WriteNumberOrNull("score", score.Value);
        _writer.WriteNumberOrNull("raw", score.Raw);
        if (score.Passed is { } passed)
            _writer.WriteBoolean("passed", passed);
        if (score.Reason is not null)
            _writer.WriteString("reason", score.Reason);
        if (score.Gold is not null)
            _writer.WriteString("gold", score.Gold);
        if (score.Predicted is not null)
            _writer.WriteString("predicted", score.Predicted);
        if (score.Terms.Count > 0)
            _writer.WriteString("terms", TermText.Write(score.Terms));
        if (score.References.Count > 0)
        {
            _writer.WriteStartArray("reference");
            foreach (var reference in score.References)
                _writer.WriteStringValue(reference);
            _writer.WriteEndArray();
        }
        if (score.Judge is { } judge)
            WriteJudge(judge);
        if (score.EmbeddingUsd is not 0m)
            _writer.WriteNumberOrNull("embedding_usd", (double?)score.EmbeddingUsd);
        if (score.Columns.Count > 1)
        {
            _writer.WriteStartObject("values");
            for (var i = 1; i < score.Columns.Count; i++)
                _writer.WriteNumberOrNull(grader.Columns[i], double.IsNaN(score.Columns[i]) ? null : score.Columns[i]);
            _writer.WriteEndObject();
        }
        _writer.WriteEndObject();
    }

    private void WriteJudge(JudgeTrace judge)
    {
        _writer.WriteStartObject("judge");
        WriteTexts("models", judge.Models);
        _writer.WriteNumber("calls", judge.Calls);
        _writer.WriteNumberOrNull("cost_usd", (double?)judge.CostUsd);
        WriteTexts("responses", judge.Responses);
        _writer.WriteStartArray("requests");
        foreach (var request in judge.Requests)
        {
            _writer.WriteStartArray();
            foreach (var message in request)
            {
                _writer.WriteStartObject();
                _writer.WriteString("role", message.Role);
                _writer.WriteString("content", message.Content);
                _writer.WriteEndObject();
            }
            _writer.WriteEndArray();
        }
        _writer.WriteEndArray();
        _writer.WriteStartArray("turns");
        foreach (var turn in judge.Turns)
            WriteTurn(turn);
        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    private void WriteTurn(JudgeTurn turn)
    {
        _writer.WriteStartObject();
        _writer.WriteString("judge", turn.Judge);
        _writer.WriteNumber("request", turn.Request);
        WriteKnown("sample", turn.Sample == 0 ? null : turn.Sample);
        WriteKnown("attempt", turn.Attempt == 0 ? null : turn.Attempt);
        WriteKnown("model", turn.Model);
        WriteKnown("answer", turn.Answer);
        WriteKnown("problem", turn.Problem);
        WriteKnown("finish_reason", turn.FinishReason);
        WriteKnown("input_tokens", turn.InputTokens);
        WriteKnown("output_tokens", turn.OutputTokens);
        WriteKnown("reasoning_tokens", turn.ReasoningTokens);
        WriteKnown("total_ms", turn.TotalMs);
        WriteKnown("cost_usd", (double?)turn.CostUsd);
        WriteKnown("request_id", turn.RequestId);
        WriteKnown("response", turn.Response);
        _writer.WriteEndObject();
    }

    private void WriteKnown(string name, string? text)
    {
        if (text is not null)
            _writer.WriteString(name, text);
    }

    private void WriteKnown(string name, double? number)
    {
        if (number is { } known)
            _writer.WriteNumber(name, known);
    }

    private void WriteResponse(Sample sample)
    {
        if (sample.Last is not { } last)
            return;
        _writer.WriteString("finish_reason", last.FinishReason);
        _writer.WriteString("model", last.ServedModel);
        _writer.WriteString("fingerprint", last.Fingerprint);
        if (sample.Fallback is { } fallback)
            _writer.WriteString("fallback", fallback);
        if (last.ServiceTier is { } tier)
            _writer.WriteString("service_tier", tier);
        WriteUsage(sample.Usage);
        _writer.WriteNumberOrNull("cost_usd", sample.CostUsd);
        _writer.WriteStartObject("timings");
        _writer.WriteNumberOrNull("queue_ms", sample.Steps.Aggregate((double?)0, (sum, s) => sum + s.Response.Timings.QueueMs));
        _writer.WriteNumberOrNull("first_token_ms", last.Timings.FirstTokenMs);
        _writer.WriteNumberOrNull("total_ms", sample.LatencyMs);
        _writer.WriteEndObject();
        _writer.WriteNumber("attempts", sample.Steps.Sum(s => s.Response.Attempts));
        _writer.WriteStartArray("responses");
        foreach (var step in sample.Steps)
            if (step.IsStored)
                _writer.WriteStringValue(step.Key.ToString());
        _writer.WriteEndArray();
        WriteIds("request_ids", sample.Steps, static response => response.RequestId);
        WriteIds("response_ids", sample.Steps, static response => response.ResponseId);
    }

    /// <summary>The provider's identifiers of the calls, one a step, for questions to its support; nothing where it gave none.</summary>
    private void WriteIds(string name, IReadOnlyList<StepResult> steps, Func<ModelResponse, string?> id)
    {
        if (steps.All(s => id(s.Response) is null))
            return;
        _writer.WriteStartArray(name);
        foreach (var step in steps)
            _writer.WriteStringValue(id(step.Response));
        _writer.WriteEndArray();
    }

    private void WriteTexts(string name, IReadOnlyList<string> texts)
    {
        _writer.WriteStartArray(name);
        foreach (var text in texts)
            _writer.WriteStringValue(text);
        _writer.WriteEndArray();
    }

    private void WriteUsage(TokenTotals usage)
    {
        _writer.WriteStartObject("usage");
        _writer.WriteNumber("input_tokens", usage.InputTokens);
        _writer.WriteNumber("cached_input_tokens", usage.CachedInputTokens);
        _writer.WriteNumber("output_tokens", usage.OutputTokens);
        _writer.WriteNumber("reasoning_tokens", usage.ReasoningTokens);
        _writer.WriteEndObject();
    }
}
