using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Command;

/// <summary>Writes what a program reads: one JSON object on one line, with <c>id</c> for a persistent one, <c>input</c>, <c>messages</c> and <c>parameters</c>.</summary>
internal static class CommandInput
{
    /// <summary>The messages of the prompt, and the rendered input as one more.</summary>
    public static (IReadOnlyList<ChatMessage>? Messages, string Missing) Compose(JsonTemplate input, IReadOnlyList<ChatMessage> prompt, TemplateScope scope)
    {
        scope.Prompt = PromptJson.View(prompt);
        var rendered = input.Render(scope, out var missing);
        return rendered is null ? (null, missing) : ([.. prompt, new ChatMessage(ChatRole.User, rendered)], "");
    }

    public static string Write(string? id, IEnumerable<ChatMessage> messages, ChatOptions? options, CommandInputPlace place)
    {
        var all = messages.ToList();
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (id is not null)
                writer.WriteString("id", id);
            writer.WritePropertyName("input");
            if (place == CommandInputPlace.Json)
                writer.WriteRawValue(all[^1].Text);
            else
                writer.WriteStringValue(PromptJson.WellFormed(place == CommandInputPlace.Text ? all[^1].Text : PromptJson.LastUserText(all)));
            if (place != CommandInputPlace.Prompt)
                all.RemoveAt(all.Count - 1);
            writer.WritePropertyName("messages");
            PromptJson.Write(writer, all);
            writer.WriteStartObject("parameters");
            foreach (var (name, value) in options?.AdditionalProperties ?? [])
                if (value is JsonElement parameter)
                {
                    writer.WritePropertyName(name);
                    parameter.WriteTo(writer);
                }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
