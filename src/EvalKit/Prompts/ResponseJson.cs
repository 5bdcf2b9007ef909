using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Models;

namespace EvalKit.Prompts;

/// <summary>Parts of a response as JSON, for templates.</summary>
internal static class ResponseJson
{
    /// <summary>A list of texts.</summary>
    public static JsonElement Alternatives(ModelResponse response) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var text in response.Alternatives)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    });

    /// <summary>A list of <c>token</c>, <c>logprob</c> and <c>top</c>, a map from the likeliest tokens to their logarithms.</summary>
    public static JsonElement Logprobs(ModelResponse response) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var token in response.Logprobs)
        {
            writer.WriteStartObject();
            writer.WriteString("token", token.Token);
            writer.WriteNumber("logprob", token.Logprob);
            writer.WriteStartObject("top");
            foreach (var (text, logprob) in token.Top)
                writer.WriteNumber(text, logprob);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
            write(writer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
