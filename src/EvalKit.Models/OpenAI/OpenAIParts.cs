using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>What both interfaces say of images, sound and files in messages.</summary>
internal static class OpenAIParts
{
    public static string? Detail(AIContent content) =>
        content.AdditionalProperties?.TryGetValue(ContentProperties.Detail, out var value) == true ? value as string : null;

    public static string AudioFormat(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "audio/mpeg" or "audio/mp3" => "mp3",
        "audio/wav" or "audio/x-wav" or "audio/wave" => "wav",
        _ => throw new ModelCallException(ModelFailureKind.BadRequest, $"sound of type {mediaType} cannot be sent: wav and mp3 can"),
    };

    public static string FileName(DataContent file) => file.Name ?? (string.Equals(file.MediaType, "application/pdf", StringComparison.Ordinal) ? "file.pdf" : "file");

    public static ModelCallException Unknown(AIContent content, string api) =>
        new(ModelFailureKind.BadRequest, $"message content of type {content.GetType().Name} cannot be sent to {api}");
}
