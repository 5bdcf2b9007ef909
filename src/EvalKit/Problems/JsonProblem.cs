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
        return message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
    }
}
