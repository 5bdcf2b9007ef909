using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Writes the body of a request to the Responses interface.</summary>
internal static class OpenAIResponsesRequest
{
    private static readonly string[] Reserved = ["model", "input", "stream", "background", "previous_response_id"];

    public static BinaryData Write(OpenAISettings settings, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("model", settings.Model);
        if (options?.Instructions is { } instructions) json.WriteString("instructions", instructions);
        OpenAIResponsesInput.Write(json, settings, messages);
        if (options is not null) WriteOptions(json, settings, options);
        if (settings.Stream) json.WriteBoolean("stream", true);
        json.WriteEndObject();
        return new BinaryData(scratch.Finish().ToArray());
    }

    private static void WriteOptions(Utf8JsonWriter json, OpenAISettings settings, ChatOptions options)
    {
        RefuseWhatItDoesNotTake(options);
        if (options.Temperature is { } temperature) json.WriteNumber("temperature", temperature);
        if (options.TopP is { } topP) json.WriteNumber("top_p", topP);
        if (options.MaxOutputTokens is { } tokens) json.WriteNumber("max_output_tokens", tokens);
        if (ChatParameters.Effort(options) is { } effort)
        {
            json.WriteStartObject("reasoning");
            json.WriteString("effort", effort);
            json.WriteEndObject();
        }

        WriteText(json, options);
        if (options.Tools is { Count: > 0 } tools) OpenAITools.WriteForResponses(json, tools, options);
        foreach (var (name, value) in options.AdditionalProperties ?? []) WriteMore(json, settings, name, value);
        if (ChatParameters.AsksForLogprobs(options))
        {
            json.WriteStartArray("include");
            json.WriteStringValue("message.output_text.logprobs");
            json.WriteEndArray();
        }
    }

    private static void WriteText(Utf8JsonWriter json, ChatOptions options)
    {
        var verbosity = ChatParameters.Text(options, ChatParameters.Verbosity);
        if (options.ResponseFormat is null && verbosity is null) return;
        json.WriteStartObject("text");
        if (options.ResponseFormat is { } format) OpenAIResponseFormat.WriteForResponses(json, format, options);
        if (verbosity is not null) json.WriteString("verbosity", verbosity);
        json.WriteEndObject();
    }

    private static void WriteMore(Utf8JsonWriter json, OpenAISettings settings, string name, object? value)
    {
        switch (name)
        {
            case ChatParameters.StrictSchema or ChatParameters.Logprobs or ChatParameters.ReasoningEffort or ChatParameters.Verbosity:
                break;
            case ChatParameters.EndUser:
                json.WriteString(settings.IsCompatibleServer ? "user" : "safety_identifier", value as string);
                break;
            default:
                ChatParameters.WriteOther(json, name, value, Reserved);
                break;
        }
    }

    // Dropping one of these in silence would compare what was never sent.
    private static void RefuseWhatItDoesNotTake(ChatOptions options)
    {
        string? given = options switch
        {
            { Seed: not null } => "seed",
            { StopSequences.Count: > 0 } => "stop",
            { FrequencyPenalty: not null } => "frequency_penalty",
            { PresencePenalty: not null } => "presence_penalty",
            { TopK: not null } => "top_k",
            _ => options.AdditionalProperties?.Keys.FirstOrDefault(name => name is "n" or "logit_bias" or ChatParameters.Prediction),
        };
        if (given is not null)
            throw new ModelCallException(ModelFailureKind.BadRequest, $"the Responses interface takes no '{given}'");
    }
}
