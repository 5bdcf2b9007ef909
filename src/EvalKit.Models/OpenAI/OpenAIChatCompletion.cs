using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>An answer of either interface as far as it has a meaning here.</summary>
internal sealed class OpenAIChatCompletion
{
    public bool HasChoice { get; set; }

    public string? Id { get; set; }

    public string? Model { get; set; }

    public string? Fingerprint { get; set; }

    public string? Text { get; set; }

    public string? Refusal { get; set; }

    public string? FinishReason { get; set; }

    public List<ToolCall>? ToolCalls { get; set; }

    public UsageDetails? Usage { get; set; }

    public string? ServiceTier { get; set; }

    /// <summary>The texts of the choices after the first.</summary>
    public List<string>? Alternatives { get; set; }

    public IReadOnlyList<TokenLogprob>? Logprobs { get; set; }

    /// <summary>Milliseconds to the first token of a streamed answer.</summary>
    public double? FirstTokenMs { get; set; }

    public ErrorBody? Error { get; set; }

    /// <summary>False when the body is no JSON object or a property has a type that the interface does not allow.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out OpenAIChatCompletion completion)
    {
        completion = new OpenAIChatCompletion();
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 1024 });
            OpenAIChatReader.Read(ref reader, completion);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    public ChatResponse ToChatResponse(string? requestId)
    {
        var contents = new List<AIContent>(1);
        if (Text is not null) contents.Add(new TextContent(Text));
        if (Refusal is not null) contents.Add(new ErrorContent(Refusal) { ErrorCode = ResponseProperties.RefusalCode });
        foreach (var call in ToolCalls ?? []) contents.Add(new FunctionCallContent(call.Id, call.Name) { RawRepresentation = call.Arguments });
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = Id,
            ModelId = Model,
            Usage = Usage,
            FinishReason = FinishReason is { Length: > 0 } reason ? new ChatFinishReason(reason) : null,
        };
        if (Fingerprint is not null) (response.AdditionalProperties ??= [])[ResponseProperties.Fingerprint] = Fingerprint;
        if (ServiceTier is not null) (response.AdditionalProperties ??= [])[ResponseProperties.ServiceTier] = ServiceTier;
        if (Alternatives is not null) (response.AdditionalProperties ??= [])[ResponseProperties.Alternatives] = Alternatives;
        if (Logprobs is { Count: > 0 }) (response.AdditionalProperties ??= [])[ResponseProperties.Logprobs] = Logprobs;
        if (FirstTokenMs is not null) (response.AdditionalProperties ??= [])[ResponseProperties.FirstTokenMs] = FirstTokenMs;
        if (requestId is not null) (response.AdditionalProperties ??= [])[ResponseProperties.RequestId] = requestId;
        return response;
    }
}
