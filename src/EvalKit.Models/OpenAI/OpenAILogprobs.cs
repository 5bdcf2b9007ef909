using System.Text.Json;

namespace EvalKit.Models;

/// <summary>Reads the probabilities of tokens.</summary>
internal static class OpenAILogprobs
{
    /// <summary>The <c>logprobs</c> of a choice of chat completions: an object whose <c>content</c> is the list.</summary>
    public static List<TokenLogprob>? ReadContent(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        List<TokenLogprob>? tokens = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "content"u8)) tokens = ReadList(ref reader);
            else OpenAIJson.SkipValue(ref reader);
        }

        return tokens;
    }

    /// <summary>A list of tokens.</summary>
    public static List<TokenLogprob> Read(JsonElement list)
    {
        var tokens = new List<TokenLogprob>();
        foreach (var token in list.EnumerateArray())
        {
            var top = new List<KeyValuePair<string, double>>();
            foreach (var likely in AnswerJson.List(token, "top_logprobs")) Add(top, AnswerJson.Text(likely, "token") ?? "", likely.GetProperty("logprob").GetDouble());
            tokens.Add(new TokenLogprob(AnswerJson.Text(token, "token") ?? "", token.GetProperty("logprob").GetDouble(), top));
        }

        return tokens;
    }

    private static List<TokenLogprob>? ReadList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Array ? Read(document.RootElement) : throw new JsonException();
    }

    // Two tokens may have the same text, because a token need not be whole characters: the likelier one counts.
    private static void Add(List<KeyValuePair<string, double>> top, string token, double logprob)
    {
        if (!top.Exists(t => string.Equals(t.Key, token, StringComparison.Ordinal))) top.Add(new(token, logprob));
    }
}
