using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>What both interfaces say of images, sound and files in messages.</summary>
internal static class OpenAIParts
{
    public static string? Detail(AIContent content) =>
        content.AdditionalProperties?.TryGetValue(ContentProperties.Detail, out var value) == true ? value as string : null;

    /// <summary>The content of a message: a text where it is text only, otherwise a list with an object for each part, whose properties <paramref name="writePart"/> writes.</summary>
    public static void WriteContent(Utf8JsonWriter json, List<AIContent> contents, Action<Utf8JsonWriter, AIContent> writePart)
    {
        if (contents.TrueForAll(content => content is TextContent))
        {
            json.WriteString("content", string.Concat(contents.Cast<TextContent>().Select(content => content.Text)));
            return;
        }

        json.WriteStartArray("content");
        foreach (var content in contents)
        {
            json.WriteStartObject();
            writePart(json, content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteAudio(Utf8JsonWriter json, DataContent audio)
    {
        json.WriteString("type", "input_audio");
        json.WriteStartObject("input_audio");
        json.WriteString("data", audio.Base64Data.Span);
        json.WriteString("format", AudioFormat(audio.MediaType));
        json.WriteEndObject();
    }

    private static string AudioFormat(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "audio/mpeg" or "audio/mp3" => "mp3",
        "audio/wav" or "audio/x-wav" or "audio/wave" => "wav",
        _ => throw new ModelCallException(ModelFailureKind.BadRequest, $"sound of type {mediaType} cannot be sent: wav and mp3 can"),
    };

    public static string FileName(DataContent file) => file.Name ?? (string.Equals(file.MediaType, "application/pdf", StringComparison.Ordinal) ? "file.pdf" : "file");

    public static ModelCallException Unknown(AIContent content, string api) =>
        new(ModelFailureKind.BadRequest, $"message content of type {content.GetType().Name} cannot be sent to {api}");
}
