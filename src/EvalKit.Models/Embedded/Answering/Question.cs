using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Embedded.Answering;

/// <summary>What an English question asks for.</summary>
/// <param name="Words">Its content words, each once, the first 100 at most.</param>
/// <param name="ExpectsNumber">It asks how many, how long, when and the like.</param>
internal sealed record Question(IReadOnlyList<string> Words, bool ExpectsNumber)
{
    private const int MaxWords = 100;

    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal)
    {
        "many", "much", "long", "often", "old", "far", "big", "large", "soon", "late", "early", "fast", "high", "short", "small",
    };

    private static readonly HashSet<string> NumberWords = new(StringComparer.Ordinal)
    {
        "when", "max", "maximum", "min", "minimum", "limit", "cost", "price",
    };

    public static Question Of(string text)
    {
        var words = Text.Words.Of(text);
        var asksHowMuch = words.Zip(words.Skip(1)).Any(pair => pair.First is "how" && Measures.Contains(pair.Second));
        return new Question([.. ContentWords.Of(text).Distinct(StringComparer.Ordinal).Take(MaxWords)], asksHowMuch || words.Any(NumberWords.Contains));
    }
}
