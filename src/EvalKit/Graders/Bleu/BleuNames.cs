using EvalKit.Metrics;

namespace EvalKit.Graders.Bleu;

/// <summary>The words of the parameters and what they mean; sacreBLEU's names.</summary>
internal static class BleuNames
{
    public static IReadOnlyDictionary<string, BleuTokenizer> Tokenizers { get; } = new Dictionary<string, BleuTokenizer>(StringComparer.Ordinal)
    {
        ["13a"] = BleuTokenizer.V13a,
        ["intl"] = BleuTokenizer.International,
        ["char"] = BleuTokenizer.Character,
        ["zh"] = BleuTokenizer.Chinese,
        ["none"] = BleuTokenizer.None,
    };

    public static IReadOnlyDictionary<string, BleuSmoothing> Smoothings { get; } = new Dictionary<string, BleuSmoothing>(StringComparer.Ordinal)
    {
        ["exp"] = BleuSmoothing.Exponential,
        ["floor"] = BleuSmoothing.Floor,
        ["add-k"] = BleuSmoothing.AddK,
        ["none"] = BleuSmoothing.None,
    };
}
