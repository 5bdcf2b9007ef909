using System.Text.Json;

namespace EvalKit.Problems;

/// <summary>The sentence of a JSON error without the position that the parser appends: the problem has its own place.</summary>
internal static class JsonProblem
{
    public static string Sentence(JsonException exception)
    {
        var message = exception.Message;
        foreach (var tail in (ReadOnlySpan<string>)[" LineNumber:", " Path:"])
        {
            var cut = message.IndexOf(tail, StringComparison.Ordinal);
            if (cut > 0)
                message = message[..cut];
        }
        return message.TrimEnd('.', ' ');
    }
}
