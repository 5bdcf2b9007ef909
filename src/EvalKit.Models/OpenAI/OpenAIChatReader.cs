using System.Text.Json;

namespace EvalKit.Models;

/// <summary>Reads the body of a chat completion. A property of a wrong type throws.</summary>
internal static class OpenAIChatReader
{
    public static void Read(ref Utf8JsonReader reader, OpenAIChatCompletion completion)
    {
        reader.Read();
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "choices"u8)) ReadChoices(ref reader, completion);
            else if (OpenAIJson.Is(ref reader, "usage"u8)) completion.Usage = OpenAIUsage.Read(ref reader);
            else if (OpenAIJson.Is(ref reader, "model"u8)) completion.Model = OpenAIJson.Text(ref reader);
            else if (OpenAIJson.Is(ref reader, "id"u8)) completion.Id = OpenAIJson.Text(ref reader);
            else if (OpenAIJson.Is(ref reader, "system_fingerprint"u8)) completion.Fingerprint = OpenAIJson.Text(ref reader);
            else if (OpenAIJson.Is(ref reader, "service_tier"u8)) completion.ServiceTier = OpenAIJson.Text(ref reader);
            else if (OpenAIJson.Is(ref reader, "error"u8)) completion.Error = reader.TokenType == JsonTokenType.Null ? null : ErrorBody.ReadObject(ref reader);
            else OpenAIJson.SkipValue(ref reader);
        }

        if (reader.Read()) throw new JsonException();
    }

    private static void ReadChoices(ref Utf8JsonReader reader, OpenAIChatCompletion completion)
    {
        if (reader.TokenType == JsonTokenType.Null) return;
        OpenAIJson.Require(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (!completion.HasChoice)
            {
                ReadChoice(ref reader, completion);
                continue;
            }

            var further = new OpenAIChatCompletion();
            ReadChoice(ref reader, further);
            (completion.Alternatives ??= []).Add(further.Text ?? further.Refusal ?? "");
        }
    }

    private static void ReadChoice(ref Utf8JsonReader reader, OpenAIChatCompletion completion)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "message"u8)) ReadMessage(ref reader, completion);
            else if (OpenAIJson.Is(ref reader, "logprobs"u8)) completion.Logprobs = OpenAILogprobs.ReadContent(ref reader);
            else if (OpenAIJson.Is(ref reader, "finish_reason"u8)) completion.FinishReason = OpenAIJson.Text(ref reader);
            else OpenAIJson.SkipValue(ref reader);
        }
    }

    private static void ReadMessage(ref Utf8JsonReader reader, OpenAIChatCompletion completion)
    {
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        completion.HasChoice = true;
        string? transcript = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "content"u8)) ReadContent(ref reader, completion);
            else if (OpenAIJson.Is(ref reader, "refusal"u8)) completion.Refusal = OpenAIJson.Text(ref reader);
            else if (OpenAIJson.Is(ref reader, "tool_calls"u8)) completion.ToolCalls = OpenAIToolCalls.Read(ref reader);
            else if (OpenAIJson.Is(ref reader, "audio"u8)) transcript = ReadTranscript(ref reader);
            else OpenAIJson.SkipValue(ref reader);
        }

        completion.Text ??= transcript;
    }

    // Who answers by voice says the same in words.
    private static string? ReadTranscript(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        string? transcript = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "transcript"u8)) transcript = OpenAIJson.Text(ref reader);
            else OpenAIJson.SkipValue(ref reader);
        }

        return transcript;
    }

    // A string in OpenAI's interface; a list of parts from some compatible servers.
    private static void ReadContent(ref Utf8JsonReader reader, OpenAIChatCompletion completion)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            completion.Text = OpenAIJson.Text(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (OpenAIJson.Is(ref reader, "text"u8)) completion.Text += OpenAIJson.Text(ref reader);
                else if (OpenAIJson.Is(ref reader, "refusal"u8)) completion.Refusal += OpenAIJson.Text(ref reader);
                else OpenAIJson.SkipValue(ref reader);
            }
        }
    }
}
