using System.Text.Json;

namespace EvalKit.Models;

/// <summary>Reads what <see cref="EntryWriter"/> wrote of the probabilities of tokens. A wrong type throws.</summary>
internal static class LogprobReader
{
    public static List<TokenLogprob> Read(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.StartArray);
        var tokens = new List<TokenLogprob>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
            var token = JsonText.Read(ref reader);
            reader.Read();
            var logprob = reader.GetDouble();
            reader.Read();
            tokens.Add(new TokenLogprob(token, logprob, reader.TokenType == JsonTokenType.StartObject ? Top(ref reader) : []));
            Require(ref reader, JsonTokenType.EndArray);
        }

        Require(ref reader, JsonTokenType.EndArray);
        return tokens;
    }

    private static List<KeyValuePair<string, double>> Top(ref Utf8JsonReader reader)
    {
        var top = new List<KeyValuePair<string, double>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var token = JsonText.Read(ref reader);
            reader.Read();
            top.Add(new(token, reader.GetDouble()));
        }

        reader.Read();
        return top;
    }

    private static void Require(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token) throw new JsonException();
    }
}
