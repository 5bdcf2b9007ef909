using Microsoft.Extensions.AI;

namespace EvalKit.Suites;

/// <summary>Makes message contents of addresses and files.</summary>
internal static class MediaFile
{
    /// <value>The default value is 64 MiB, above what any provider takes.</value>
    public const long LargestFile = 64 * 1024 * 1024;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".wav"] = "audio/wav",
        [".mp3"] = "audio/mpeg",
        [".pdf"] = "application/pdf",
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".csv"] = "text/csv",
        [".json"] = "application/json",
        [".html"] = "text/html",
    };

    /// <summary>What is wrong with a place, as a sentence; null when it can be sent.</summary>
    public static string? Problem(PromptPart part, string place)
    {
        if (IsAddress(place))
            return part.Kind == "audio" ? "audio is sent from a file, not from an address" : null;
        if (place.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return Data(place) is null ? "is no data URI" : null;
        if (MediaType(part.Kind, place) is null)
            return $"{part.Kind} '{place}' has no known type: {string.Join(", ", Types.Where(t => Fits(part.Kind, t.Value)).Select(t => t.Key))}";
        var file = new FileInfo(SuitePath.Resolve(part.Folder, place));
        return !file.Exists ? $"{part.Kind} '{place}' not found" : file.Length > LargestFile ? $"{part.Kind} '{place}' is larger than 64 MiB" : null;
    }

    /// <summary>The content at a place that has no <see cref="Problem"/>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AIContent Read(PromptPart part, string place)
    {
        AIContent content = IsAddress(place) ? new UriContent(new Uri(place), TypeOf(part.Kind, new Uri(place).AbsolutePath))
            : place.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? Data(place)!
            : new DataContent(File.ReadAllBytes(SuitePath.Resolve(part.Folder, place)), MediaType(part.Kind, place)!) { Name = part.Kind == "file" ? Path.GetFileName(place) : null };
        if (part.Detail is { } detail)
            content.AdditionalProperties = new AdditionalPropertiesDictionary { [Models.ContentProperties.Detail] = detail };
        return content;
    }

    private static bool IsAddress(string place) =>
        Uri.TryCreate(place, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static DataContent? Data(string place)
    {
        try
        {
            return new DataContent(place);
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException or FormatException)
        {
            return null;
        }
    }

    private static string? MediaType(string kind, string place) => Types.TryGetValue(Path.GetExtension(place), out var type) && Fits(kind, type) ? type : null;

    private static string TypeOf(string kind, string path) => MediaType(kind, path) ?? (kind == "image" ? "image/*" : "application/octet-stream");

    private static bool Fits(string kind, string type) => kind == "file" ? !type.StartsWith("audio/", StringComparison.Ordinal) && !type.StartsWith("image/", StringComparison.Ordinal) : type.StartsWith(kind + "/", StringComparison.Ordinal);
}
