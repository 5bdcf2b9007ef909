using System.Buffers;
using System.Text.Json;
using EvalKit.Models;

namespace EvalKit.Running;

/// <summary>Tool calls in the form of Chat Completions, which templates see as <c>sample.output_tools</c>.</summary>
internal static class ToolCallJson
{
    /// <summary>The array, or null when there are no calls.</summary>
    public static JsonElement? Of(IReadOnlyList<ToolCall> calls)
    {
        if (calls.Count == 0)
            return null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, calls);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ToolCall> calls)
    {
        writer.WriteStartArray();
        foreach (var call in calls)
        {
            writer.WriteStartObject();
            writer.WriteString("id", call.Id);
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", call.Name);
            writer.WriteString("arguments", call.Arguments);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
