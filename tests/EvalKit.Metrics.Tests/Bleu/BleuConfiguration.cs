using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Bleu;

/// <summary>Reads the settings of a vector file, written in the words of sacreBLEU.</summary>
internal static class BleuConfiguration
{
    public static Dictionary<string, Metrics.Bleu> ReadAll(JsonElement parameters) => parameters.GetProperty("configs")
        .EnumerateObject()
        .ToDictionary(configuration => configuration.Name, configuration => new Metrics.Bleu(Read(configuration.Value)), StringComparer.Ordinal);

    public static BleuTokenizer Tokenizer(string name) => name switch
    {
        "13a" => BleuTokenizer.V13a,
        "intl" => BleuTokenizer.International,
        "char" => BleuTokenizer.Character,
        "zh" => BleuTokenizer.Chinese,
        "none" => BleuTokenizer.None,
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static BleuOptions Read(JsonElement configuration) => new()
    {
        Tokenizer = Tokenizer(configuration.Text("tokenize")),
        Smoothing = configuration.Text("smooth_method") switch
        {
            "exp" => BleuSmoothing.Exponential,
            "floor" => BleuSmoothing.Floor,
            "add-k" => BleuSmoothing.AddK,
            _ => BleuSmoothing.None,
        },
        SmoothingValue = configuration.TryGetProperty("smooth_value", out var value) ? value.GetDouble() : null,
        EffectiveOrder = configuration.Flag("effective_order"),
        Lowercase = configuration.Flag("lowercase"),
        MaxOrder = configuration.TryGetProperty("max_ngram_order", out var order) ? order.GetInt32() : BleuStatistics.MaxOrder,
    };
}
