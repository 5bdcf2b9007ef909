using System.Text.Json;

namespace EvalKit.Problems;

/// <summary>The sentence of a JSON error on one line, without the position that the parser appends (the problem has its own place) and without talk of its options.</summary>
internal static class JsonProblem
{
    public static string Sentence(JsonException exception)
    {
        var message = exception.Message;
        foreach (var tail in (ReadOnlySpan<string>)[" LineNumber:", " Path:", " Change the reader options", ", when isFinalBlock"])
        {
            var cut = message.IndexOf(tail, StringComparison.Ordinal);
            if (cut > 0)
                message = message[..cut];
        }
        message = message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return message switch
        {
            _ when message.StartsWith("Expected depth to be zero", StringComparison.Ordinal) => "ends inside an object or a list: a closing } or ] is missing",
            _ when message.StartsWith("Duplicate property ", StringComparison.Ordinal) => message.Replace("Duplicate property", "property", StringComparison.Ordinal).Replace("encountered during deserialization", "stands twice", StringComparison.Ordinal),
            _ when message.StartsWith("The maximum configured depth of ", StringComparison.Ordinal) => "nested deeper than 64 levels",
            "'N' is an invalid start of a value" or "'I' is an invalid start of a value" => message + "; JSON knows neither NaN nor Infinity, write null",
            _ => message,
        };
    }
}
