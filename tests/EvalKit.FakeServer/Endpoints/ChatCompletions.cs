using System.Text.Json;

namespace EvalKit.Fakes.Endpoints;

/// <summary>POST /v1/chat/completions.</summary>
internal sealed class ChatCompletions : IEndpoint
{
    public string Path => "/v1/chat/completions";

    public ICall Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var call = new ChatCall();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("model"u8))
            {
                json.Read();
                call.Model = json.GetString() ?? "";
            }
            else if (json.ValueTextEquals("messages"u8))
            {
                json.Read();
                ReadMessages(ref json, call);
            }
            else if (json.ValueTextEquals("n"u8))
            {
                json.Read();
                call.Choices = json.TokenType == JsonTokenType.Null ? 1 : json.GetInt32();
            }
            else if (json.ValueTextEquals("max_tokens"u8) || json.ValueTextEquals("max_completion_tokens"u8))
            {
                json.Read();
                call.MaxTokens = json.TokenType == JsonTokenType.Null ? 0 : json.GetInt32();
            }
            else if (json.ValueTextEquals("service_tier"u8))
            {
                json.Read();
                call.ServiceTier = json.GetString();
            }
            else if (json.ValueTextEquals("stream"u8))
            {
                json.Read();
                call.IsStream = json.TokenType == JsonTokenType.True;
            }
            else if (json.ValueTextEquals("stream_options"u8))
            {
                json.Read();
                using var options = JsonDocument.ParseValue(ref json);
                call.WantsUsage = options.RootElement.ValueKind == JsonValueKind.Object && options.RootElement.TryGetProperty("include_usage", out var usage) && usage.ValueKind == JsonValueKind.True;
            }
            else
            {
                json.Skip();
            }
        }

        if (json.CurrentDepth != 0)
            throw new FormatException("the body is no chat completion request");
        if (call.Model.Length == 0)
            throw new FormatException("you must provide a model parameter");
        return call;
    }

    private static void ReadMessages(ref Utf8JsonReader json, ChatCall call)
    {
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            var isUser = false;
            var text = "";
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("role"u8))
                {
                    json.Read();
                    isUser = json.ValueTextEquals("user"u8);
                }
                else if (json.ValueTextEquals("content"u8))
                {
                    json.Read();
                    text = ReadContent(ref json);
                }
                else
                {
                    json.Skip();
                }
            }

            call.PromptCharacters += text.Length;
            if (isUser)
                call.Message = text;
        }
    }

    private static string ReadContent(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            return json.GetString() ?? "";

        var text = "";
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("text"u8))
                {
                    json.Read();
                    text += json.GetString();
                }
                else
                {
                    json.Skip();
                }
            }
        }

        return text;
    }
}
