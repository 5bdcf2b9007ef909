using System.Text;
using System.Text.Json;

namespace EvalKit.Reporting.Html.Samples;

/// <summary>Takes out of one line of <c>samples.jsonl</c> what the index holds. Everything else is skipped without being decoded.</summary>
internal static class SampleLineParser
{
    private const int MaxDepth = 4096;

    /// <summary>Enters a line into the index.</summary>
    /// <returns>How much of the line stands before the keys and ids of its calls, which end it; its whole length where it has none there.</returns>
    /// <exception cref="JsonException">The line is not one JSON object.</exception>
    public static int Parse(ReadOnlySpan<byte> line, SampleIndex index)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("expected an object");
        var callsStart = line.Length;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var name = ReadName(ref reader);
            callsStart = name is "responses" or "request_ids" or "response_ids" ? Math.Min(callsStart, start) : line.Length;
            ParseField(ref reader, name, index);
        }
        if (reader.Read())
            throw new JsonException("more than one value");
        index.EndRow();
        return callsStart == line.Length ? line.Length : Math.Max(line[..callsStart].LastIndexOf((byte)','), 1);
    }

    private static void ParseField(ref Utf8JsonReader reader, string name, SampleIndex index)
    {
        switch (name)
        {
            case "variant" or "item" or "outcome":
                ReadCode(ref reader, index, name, "");
                break;
            case "repeat" or "cost_usd":
                ReadReal(ref reader, index, name, "");
                break;
            case "tags" when reader.TokenType == JsonTokenType.StartObject:
                while (ReadProperty(ref reader, out var tag))
                    ReadCode(ref reader, index, "tag", tag);
                break;
            case "timings" or "usage" when reader.TokenType == JsonTokenType.StartObject:
                while (ReadProperty(ref reader, out var number))
                    ReadNumberNamed(ref reader, index, number);
                break;
            case "scores" when reader.TokenType == JsonTokenType.StartObject:
                while (ReadProperty(ref reader, out var grader))
                    ParseScore(ref reader, grader, index);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void ReadNumberNamed(ref Utf8JsonReader reader, SampleIndex index, string name)
    {
        if (name is "total_ms" or "first_token_ms" or "output_tokens")
            ReadReal(ref reader, index, name, "");
        else
            reader.Skip();
    }

    private static void ParseScore(ref Utf8JsonReader reader, string grader, SampleIndex index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (ReadProperty(ref reader, out var name))
        {
            if (name == "score")
                ReadReal(ref reader, index, name, grader);
            else if (name == "passed")
                ReadCode(ref reader, index, name, grader);
            else if (name == "outcome")
                ReadCode(ref reader, index, "score_outcome", grader);
            else if (name == "values" && reader.TokenType == JsonTokenType.StartObject)
                ReadCalibration(ref reader, index, grader);
            else
                reader.Skip();
        }
    }

    /// <summary>The stated confidence of an answer and whether it was right, where a grader measures both.</summary>
    private static void ReadCalibration(ref Utf8JsonReader reader, SampleIndex index, string grader)
    {
        while (ReadProperty(ref reader, out var name))
        {
            if (name is "confidence" or "correct")
                ReadReal(ref reader, index, name, grader);
            else
                reader.Skip();
        }
    }

    /// <summary>Moves to the value of the next property of the current object, or past its end.</summary>
    private static bool ReadProperty(ref Utf8JsonReader reader, out string name)
    {
        name = "";
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
            return false;
        name = ReadName(ref reader);
        return true;
    }

    private static string ReadName(ref Utf8JsonReader reader)
    {
        var name = Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Read();
        return name;
    }

    private static void ReadCode(ref Utf8JsonReader reader, SampleIndex index, string group, string key)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
        {
            var text = Encoding.UTF8.GetString(reader.ValueSpan);
            index.SetCode(group, key, reader.TokenType == JsonTokenType.String ? $"\"{text}\"" : text);
        }

        reader.Skip();
    }

    private static void ReadReal(ref Utf8JsonReader reader, SampleIndex index, string group, string key)
    {
        if (reader.TokenType == JsonTokenType.Number)
            index.SetReal(group, key, reader.GetDouble());
        reader.Skip();
    }
}
