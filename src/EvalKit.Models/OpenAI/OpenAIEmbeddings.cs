using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Reads the body of an embeddings response.</summary>
internal static class OpenAIEmbeddings
{
    /// <summary>False when the body is not a list of exactly <paramref name="count"/> vectors with the indices 0 to count - 1.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, int count, out GeneratedEmbeddings<Embedding<float>> embeddings)
    {
        embeddings = [];
        try
        {
            var reader = new Utf8JsonReader(body);
            return Read(ref reader, count, embeddings);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Read(ref Utf8JsonReader reader, int count, GeneratedEmbeddings<Embedding<float>> embeddings)
    {
        var vectors = new float[]?[count];
        string? model = null;
        reader.Read();
        OpenAIJson.Require(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (OpenAIJson.Is(ref reader, "data"u8)) ReadData(ref reader, vectors);
            else if (OpenAIJson.Is(ref reader, "model"u8)) model = OpenAIJson.Text(ref reader);
            else if (OpenAIJson.Is(ref reader, "usage"u8)) embeddings.Usage = OpenAIUsage.Read(ref reader);
            else OpenAIJson.SkipValue(ref reader);
        }

        if (reader.Read() || Array.Exists(vectors, vector => vector is not { Length: > 0 })) return false;
        foreach (var vector in vectors) embeddings.Add(new Embedding<float>(vector!) { ModelId = model });
        return true;
    }

    private static void ReadData(ref Utf8JsonReader reader, float[]?[] vectors)
    {
        OpenAIJson.Require(ref reader, JsonTokenType.StartArray);
        for (var position = 0; reader.Read() && reader.TokenType == JsonTokenType.StartObject; position++)
        {
            var index = position;
            float[]? vector = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (OpenAIJson.Is(ref reader, "embedding"u8)) vector = ReadVector(ref reader);
                else if (OpenAIJson.Is(ref reader, "index"u8)) index = reader.GetInt32();
                else OpenAIJson.SkipValue(ref reader);
            }

            if (index < 0 || index >= vectors.Length) throw new JsonException();
            vectors[index] = vector;
        }
    }

    private static float[] ReadVector(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return EmbeddingBytes.TryRead(reader.GetBytesFromBase64(), out var decoded) ? decoded : throw new JsonException();
        OpenAIJson.Require(ref reader, JsonTokenType.StartArray);
        var numbers = new List<float>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number) numbers.Add(reader.GetSingle());
        return [.. numbers];
    }
}
