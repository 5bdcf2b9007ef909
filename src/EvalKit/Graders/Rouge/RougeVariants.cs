using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Rouge;

/// <summary>The names of ROUGE variants: rouge1 to rouge9, rougeL, rougeLsum.</summary>
internal static class RougeVariants
{
    public static IReadOnlyList<string> Names { get; } = ["rougeL", "rougeLsum", .. Enumerable.Range(1, 9).Select(n => "rouge" + (char)('0' + n))];

    public static IReadOnlyList<string> Read(YamlValue parameters)
    {
        var names = parameters.Texts("variants").Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? ["rougeL"] : names;
    }
}
