using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>The events of a streamed message.</summary>
internal sealed class AnthropicStream : IEventReader
{
    private readonly SortedDictionary<long, (string Type, string? Id, string? Name, StringBuilder Text)> _blocks = [];
    private readonly JsonObject _usage = [];
    private string? _id;
    private string? _model;
    private string? _stopReason;
    private bool _isDone;

    /// <summary>What the stream says went wrong.</summary>
    public ErrorBody? Error { get; private set; }

    /// <inheritdoc/>
    public bool Take(ReadOnlySpan<byte> data)
    {
        var received = JsonElement.Parse(data);
        switch (AnswerJson.Text(received, "type"))
        {
            case "message_start" when AnswerJson.Get(received, "message") is { } message:
                _id = AnswerJson.Text(message, "id");
                _model = AnswerJson.Text(message, "model");
                Merge(AnswerJson.Get(message, "usage"));
                return false;
            case "content_block_start" when AnswerJson.Get(received, "content_block") is { } block:
                _blocks[Index(received)] = (AnswerJson.Text(block, "type") ?? "", AnswerJson.Text(block, "id"), AnswerJson.Text(block, "name"), new StringBuilder(AnswerJson.Text(block, "text")));
                return false;
            case "content_block_delta" when AnswerJson.Get(received, "delta") is { } delta && _blocks.TryGetValue(Index(received), out var open):
                return TakeDelta(delta, open.Text);
            case "message_delta":
                if (AnswerJson.Get(received, "delta") is { } end) _stopReason = AnswerJson.Text(end, "stop_reason") ?? _stopReason;
                Merge(AnswerJson.Get(received, "usage"));
                return false;
            case "message_stop":
                _isDone = true;
                return false;
            case "error":
                Error ??= ErrorBody.Read(data);
                return false;
            default:
                return false;
        }
    }

    /// <summary>The response; null when the stream ended before the message did.</summary>
    public ChatResponse? Finish()
    {
        if (!_isDone && _stopReason is null) return null;
        var contents = new List<AIContent>();
        foreach (var (type, id, name, text) in _blocks.Values)
        {
            if (type is "text") contents.Add(new TextContent(text.ToString()));
            else if (type is "tool_use") contents.Add(AnthropicReader.Call(id, name, text.Length == 0 ? "{}" : text.ToString()));
        }

        return AnthropicReader.Response(contents, _id, _model, _stopReason, JsonSerializer.SerializeToElement(_usage));
    }

    private static bool TakeDelta(JsonElement delta, StringBuilder text)
    {
        var part = AnswerJson.Text(delta, "type") switch
        {
            "text_delta" => AnswerJson.Text(delta, "text"),
            "input_json_delta" => AnswerJson.Text(delta, "partial_json"),
            _ => null,
        };
        text.Append(part);
        return part is { Length: > 0 };
    }

    // Counts at the end are totals; those that are missing there stand at the beginning.
    private void Merge(JsonElement? usage)
    {
        if (usage is not { ValueKind: JsonValueKind.Object } counts) return;
        foreach (var count in counts.EnumerateObject())
            if (count.Value.ValueKind != JsonValueKind.Null) _usage[count.Name] = JsonNode.Parse(count.Value.GetRawText());
    }

    private static long Index(JsonElement received) => AnswerJson.Count(received, "index") ?? 0;
}
