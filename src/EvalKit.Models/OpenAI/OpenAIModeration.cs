using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>The bodies of the moderation interface. Accuracy falls with length: texts are sent in parts below 2,000 characters, and the worst part counts.</summary>
internal static class OpenAIModeration
{
    /// <value>The default value is 1,999 characters: OpenAI's guide to moderation advises parts below 2,000.</value>
    private const int LongestPart = 1999;

    /// <summary>What our own handling of texts adds to what decides an answer.</summary>
    public const string Revision = "parts of 1999 characters";

    /// <summary>The request: one text as it is, several as a list of which each has a result, images and texts as a list that has one together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="messages">What is moderated: all their texts, and images.</param>
    /// <param name="results">How many results the answer has to hold.</param>
    public static BinaryData Write(string model, IEnumerable<ChatMessage> messages, out int results)
    {
        List<AIContent> contents = [.. messages.SelectMany(m => m.Contents)];
        var parts = Parts(string.Join('\n', contents.OfType<TextContent>().Select(c => c.Text)));
        List<AIContent> images = [.. contents.Where(c => c is not TextContent)];
        results = images.Count > 0 ? 1 : parts.Count;
        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("model", model);
        if (images.Count > 0)
        {
            WriteObjects(json, parts, images);
        }
        else if (parts is [var only])
        {
            json.WriteString("input", only);
        }
        else
        {
            json.WriteStartArray("input");
            foreach (var part in parts) json.WriteStringValue(part);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        return new BinaryData(scratch.Finish().ToArray());
    }

    /// <summary>The worst of all results, as JSON with <c>flagged</c>, <c>categories</c> and <c>category_scores</c>; false for anything that is no moderation.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, int results, out string text, out string? model)
    {
        (text, model) = ("", null);
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            model = root.TryGetProperty("model", out var served) ? served.GetString() : null;
            List<JsonElement> all = [.. root.GetProperty("results").EnumerateArray()];
            if (all.Count != results) return false;
            text = Worst(all);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return false;
        }
    }

    private static string Worst(List<JsonElement> results)
    {
        var flagged = false;
        var flags = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        var scores = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            flagged |= result.GetProperty("flagged").GetBoolean();
            foreach (var category in result.GetProperty("categories").EnumerateObject())
                // A model that does not know a category says null.
                if (category.Value.ValueKind != JsonValueKind.Null)
                    flags[category.Name] = flags.GetValueOrDefault(category.Name) | category.Value.GetBoolean();
            foreach (var category in result.GetProperty("category_scores").EnumerateObject())
                if (category.Value.ValueKind != JsonValueKind.Null)
                    scores[category.Name] = Math.Max(scores.GetValueOrDefault(category.Name), Score(category.Value));
        }

        using var scratch = JsonScratch.Take();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteBoolean("flagged", flagged);
        json.WriteStartObject("categories");
        foreach (var (name, value) in flags) json.WriteBoolean(name, value);
        json.WriteEndObject();
        json.WriteStartObject("category_scores");
        foreach (var (name, value) in scores) json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
        return Encoding.UTF8.GetString(scratch.Finish());
    }

    private static double Score(JsonElement score) => score.GetDouble() is >= 0 and <= 1 and var value ? value : throw new FormatException();

    private static void WriteObjects(Utf8JsonWriter json, List<string> parts, List<AIContent> images)
    {
        json.WriteStartArray("input");
        foreach (var part in parts.Where(p => p.Length > 0))
        {
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", part);
            json.WriteEndObject();
        }

        foreach (var image in images)
        {
            json.WriteStartObject();
            json.WriteString("type", "image_url");
            json.WriteStartObject("image_url");
            json.WriteString("url", image switch
            {
                UriContent uri when uri.HasTopLevelMediaType("image") => uri.Uri.OriginalString,
                DataContent data when data.HasTopLevelMediaType("image") => data.Uri,
                _ => throw OpenAIParts.Unknown(image, "moderation"),
            });
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The text in parts, cut at white space where there is some; at least one.</summary>
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > LongestPart)
        {
            var cut = rest[..LongestPart].LastIndexOfAny(" \n\t");
            // Not in the middle of a character that two units make.
            var length = cut > 0 ? cut : char.IsHighSurrogate(rest[LongestPart - 1]) ? LongestPart - 1 : LongestPart;
            parts.Add(rest[..length].ToString());
            rest = rest[(cut > 0 ? length + 1 : length)..];
        }

        if (rest.Length > 0 || parts.Count == 0) parts.Add(rest.ToString());
        return parts;
    }
}
