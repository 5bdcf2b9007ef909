using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>The chunks of a streamed chat completion.</summary>
internal sealed class OpenAIChatStream : IAnswerStream
{
    private readonly OpenAIChatCompletion _completion = new();
    private readonly SortedDictionary<int, StringBuilder> _texts = [];
    private readonly SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)> _calls = [];
    private readonly StringBuilder _refusal = new();
    private readonly List<TokenLogprob> _logprobs = [];
    private bool _isDone;

    public ErrorBody? Error { get; private set; }

    public bool Take(ReadOnlySpan<byte> data)
    {
        if (_isDone || data.SequenceEqual("[DONE]"u8))
        {
            _isDone = true;
            return false;
        }

        var chunk = JsonElement.Parse(data);
        if (AnswerJson.Get(chunk, "error") is not null)
        {
            Error ??= ErrorBody.Read(data);
            return false;
        }

        _completion.Id ??= AnswerJson.Text(chunk, "id");
        _completion.Model ??= AnswerJson.Text(chunk, "model");
        _completion.Fingerprint ??= AnswerJson.Text(chunk, "system_fingerprint");
        _completion.ServiceTier ??= AnswerJson.Text(chunk, "service_tier");
        if (AnswerJson.Get(chunk, "usage") is { } usage) _completion.Usage = Usage(usage);
        var brought = false;
        foreach (var choice in AnswerJson.List(chunk, "choices")) brought |= TakeChoice(choice);
        return brought;
    }

    public OpenAIChatCompletion? Finish()
    {
        if (_completion.FinishReason is null && !_isDone) return null;
        if (!_completion.HasChoice) return null;
        _completion.Text = _texts.TryGetValue(0, out var text) ? text.ToString() : null;
        if (_refusal.Length > 0) _completion.Refusal = _refusal.ToString();
        if (_calls.Count > 0) _completion.ToolCalls = [.. _calls.Values.Select(c => new ToolCall(c.Id, c.Name, c.Arguments.ToString()))];
        if (_logprobs.Count > 0) _completion.Logprobs = _logprobs;
        if (_texts.Keys.Any(i => i > 0)) _completion.Alternatives = [.. _texts.Where(t => t.Key > 0).Select(t => t.Value.ToString())];
        return _completion;
    }

    private bool TakeChoice(JsonElement choice)
    {
        _completion.HasChoice = true;
        var index = (int)(AnswerJson.Count(choice, "index") ?? 0);
        if (index == 0 && AnswerJson.Text(choice, "finish_reason") is { } reason) _completion.FinishReason = reason;
        if (index == 0 && AnswerJson.Get(choice, "logprobs") is { } logprobs && AnswerJson.Get(logprobs, "content") is { } tokens) _logprobs.AddRange(OpenAILogprobs.Read(tokens));
        if (AnswerJson.Get(choice, "delta") is not { } delta) return false;
        var brought = false;
        if ((AnswerJson.Text(delta, "content") ?? (AnswerJson.Get(delta, "audio") is { ValueKind: JsonValueKind.Object } audio ? AnswerJson.Text(audio, "transcript") : null)) is { } content)
        {
            if (!_texts.TryGetValue(index, out var text)) _texts[index] = text = new StringBuilder();
            text.Append(content);
            brought = content.Length > 0;
        }

        if (index > 0) return brought;
        if (AnswerJson.Text(delta, "refusal") is { } refusal)
        {
            _refusal.Append(refusal);
            brought |= refusal.Length > 0;
        }

        foreach (var call in AnswerJson.List(delta, "tool_calls"))
        {
            TakeCall(call);
            brought = true;
        }

        return brought;
    }

    private void TakeCall(JsonElement part)
    {
        var index = (int)(AnswerJson.Count(part, "index") ?? _calls.Count);
        var known = _calls.TryGetValue(index, out var call) ? call : (Id: "", Name: "", Arguments: new StringBuilder());
        var function = AnswerJson.Get(part, "function");
        if (function is { } named) known.Arguments.Append(AnswerJson.Text(named, "arguments"));
        _calls[index] = (AnswerJson.Text(part, "id") ?? known.Id, (function is { } f ? AnswerJson.Text(f, "name") : null) ?? known.Name, known.Arguments);
    }

    private static UsageDetails? Usage(JsonElement usage)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(usage));
        reader.Read();
        return OpenAIUsage.Read(ref reader);
    }
}
