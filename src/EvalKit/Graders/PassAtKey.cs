using System.Globalization;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>The <c>pass_at</c> parameter that all graders share.</summary>
internal static class PassAtKey
{
    public const string Name = "pass_at";

    public static Key Key { get; } = new(Name, new ListShape(new IntegerShape(1, 1000)) { OrSingle = true, MinimumItems = 1 },
        "For suites with `repeats`, and for rows of one id under `evalkit score`: adds `pass_at_K`, the chance that at least one of K answers passes, and `pass_all_K`, the chance that all of K do (unbiased, pass@k and pass^k). Passing is `pass_threshold`, or without it a score of 1.",
        Example: "[1, 5]");

    /// <summary>Reports every K that is more than the answers an item gets.</summary>
    public static void Check(Suite suite, ProblemList problems)
    {
        foreach (var place in suite.Graders.Select(g => g.Parameters[Name]).OfType<YamlValue>().SelectMany(p => p.Kind == YamlKind.List ? p.Items : [p]))
            if (YamlScalar.TryInteger(place, out var k) && k > suite.Repeats)
                problems.Add(place, string.Create(CultureInfo.InvariantCulture, $"pass_at is {k}, but each item is answered {(suite.Repeats == 1 ? "once" : $"{suite.Repeats} times")}: raise 'repeats'"));
    }

    public static int Value(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k > 0 ? k : 1;
}
