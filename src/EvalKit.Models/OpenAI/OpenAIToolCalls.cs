using System.Text.Json;

namespace EvalKit.Models;

internal static class OpenAIToolCalls
{
    public static List<ToolCall>? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        OpenAIJson.Require(ref reader, JsonTokenType.StartArray);
        var calls = new List<ToolCall>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) calls.Add(ReadCall(ref reader));
        return calls;
    }

    private static ToolCall ReadCall(ref Utf8JsonReader reader)
    {
        var call = new ToolCall("", "", "");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "id"u8)) call = call with { Id = OpenAIJson.Text(ref reader) ?? "" };
            else if (OpenAIJson.Is(ref reader, "function"u8)) call = ReadFunction(ref reader, call);
            else OpenAIJson.SkipValue(ref reader);
        }

        return call;
    }

    private static ToolCall ReadFunction(ref Utf8JsonReader reader, ToolCall call)
    {
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "name"u8)) call = call with { Name = OpenAIJson.Text(ref reader) ?? "" };
            else if (OpenAIJson.Is(ref reader, "arguments"u8)) call = call with { Arguments = OpenAIJson.Text(ref reader) ?? "" };
            else OpenAIJson.SkipValue(ref reader);
        }

        return call;
    }
}
