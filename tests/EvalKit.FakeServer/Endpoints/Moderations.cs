using System.Text.Json;

namespace EvalKit.Fakes.Endpoints;

/// <summary>POST /v1/moderations for one text, a list of texts, or a list of texts and images.</summary>
internal sealed class Moderations : IEndpoint
{
    public string Path => "/v1/moderations";

    public ICall Read(ReadOnlySpan<byte> body)
    {
        using var json = JsonDocument.Parse(body.ToArray());
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("input", out var input))
            throw new FormatException("you must provide an input parameter");
        return new ModerationCall(root.TryGetProperty("model", out var model) ? model.GetString() ?? "" : "omni-moderation-latest", Inputs(input));
    }

    /// <summary>What has one result each: a text, or all parts of a list of objects together.</summary>
    private static List<string> Inputs(JsonElement input) => input.ValueKind switch
    {
        JsonValueKind.String => [input.GetString()!],
        JsonValueKind.Array when input.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String) => [.. input.EnumerateArray().Select(i => i.GetString()!)],
        JsonValueKind.Array => [string.Join('\n', input.EnumerateArray().Select(Part))],
        _ => throw new FormatException("input must be a string, a list of strings or a list of objects"),
    };

    private static string Part(JsonElement part) => part.GetProperty("type").GetString() switch
    {
        "text" => part.GetProperty("text").GetString()!,
        "image_url" => part.GetProperty("image_url").GetProperty("url").GetString()!,
        _ => throw new FormatException("a part is a text or an image_url"),
    };
}
