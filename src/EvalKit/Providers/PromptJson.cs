using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>A rendered prompt as JSON: an array of <c>role</c> and <c>content</c>.</summary>
internal static class PromptJson
{
    public static PromptView View(IReadOnlyList<ChatMessage> messages)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, messages);
        return new PromptView(LastUserText(messages), JsonElement.Parse(buffer.WrittenSpan));
    }

    public static void Write(Utf8JsonWriter writer, IEnumerable<ChatMessage> messages)
    {
        writer.WriteStartArray();
        foreach (var message in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("role", message.Role.Value);
            writer.WriteString("content", WellFormed(message.Text));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    public static string LastUserText(IReadOnlyList<ChatMessage> messages) => messages.LastOrDefault(m => m.Role == ChatRole.User)?.Text ?? "";

    /// <summary>Half a surrogate pair has no UTF-8 form: it becomes U+FFFD.</summary>
    public static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
