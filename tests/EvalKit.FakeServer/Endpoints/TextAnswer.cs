using EvalKit.Fakes.Counting;
using EvalKit.Fakes.Faults;

namespace EvalKit.Fakes.Endpoints;

/// <summary>What is answered to a text, in the words of chat completions.</summary>
/// <param name="Content">The text; null for a refusal.</param>
/// <param name="Refusal">The words of a refusal; null for an answer.</param>
/// <param name="Finish">stop, length or content_filter.</param>
internal sealed record TextAnswer(string? Content, string? Refusal, string Finish)
{
    private const int PieceLength = 8;

    public static TextAnswer Of(string message, Exchange exchange, FakeServerOptions options)
    {
        var text = options.Answer.To(message) ?? throw new FormatException($"the script has no answer to '{message}'");
        return exchange.Fault switch
        {
            AnswerShape.Length => new(FirstHalf(text), null, "length"),
            AnswerShape.ContentFilter => new("", null, "content_filter"),
            AnswerShape.Refusal => new(null, "I can't help with that.", "stop"),
            _ => new(text, null, "stop"),
        };
    }

    /// <summary>The text or the refusal in the pieces of a stream.</summary>
    public IEnumerable<string> Pieces()
    {
        var text = Content ?? Refusal ?? "";
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(PieceLength, text.Length - start);
            if (char.IsHighSurrogate(text[start + length - 1]) && start + length < text.Length)
                length++;
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private static string FirstHalf(string text)
    {
        var half = text.Length / 2;
        return text[..(half > 0 && char.IsHighSurrogate(text[half - 1]) ? half - 1 : half)];
    }
}
