using System.Globalization;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.DistinctN;

internal sealed class DistinctNType : GraderType
{
    public override string Type => "distinct_n";

    public override string Summary =>
        "Word diversity of each output: different n-grams over all its n-grams (distinct-n; for n = 1 the type-token ratio). The metric `distinct_N` is the mean over outputs, `pooled_N` adds the counts of all outputs first. A weak proxy of quality.";

    public override bool IsWeakProxy => true;

    protected override bool HasReference => false;

    public override string Example => """
        variety:
          type: distinct_n
          n: [1, 2]
          normalize: [casefold, strip_punctuation]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An output of fewer than n tokens is undefined and counted apart, also an empty one.",
        "Longer outputs repeat more: compare outputs of like length only.",
        "N-grams are told apart within an output. That an n-gram occurs in two outputs is not seen, so this is not the distinct-n of a whole corpus, which falls with the number of outputs and has no meaningful interval.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("n", new ListShape(new IntegerShape(1, 16)) { OrSingle = true, MinimumItems = 1 }, "The lengths of n-grams; the first is the score.", Default: "[1, 2]"),
        new Key("per", new WordShape("ngrams", "tokens"), "What different n-grams are divided by: all n-grams, or all tokens (Li et al. 2016).", Default: "ngrams"),
        NormalizeKey.Key,
    ];

    public static IReadOnlyList<int> Lengths(YamlValue parameters)
    {
        var given = parameters.Texts("n").Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? Math.Clamp(length, 1, 16) : 1).Distinct().ToList();
        return given.Count == 0 ? [1, 2] : given;
    }

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var per = parameters.Text("per") ?? "ngrams";
        var common = $"tok:split|per:{per}|{NormalizeKey.Signature(parameters)}|v1";
        var lengths = Lengths(parameters);
        var columns = new List<string>();
        var metrics = new List<MetricDefinition>();
        foreach (var n in lengths)
        {
            var text = n.ToString(CultureInfo.InvariantCulture);
            var (value, distinct, all) = (columns.Count + 1, columns.Count + 2, columns.Count + 3);
            columns.AddRange(["distinct_" + text, "different_" + text, $"all_{text}"]);
            metrics.Add(Definitions.Mean("distinct_" + text, value, $"distinct_{text}|mean of outputs|{common}"));
            metrics.Add(ColumnSums.Ratio("pooled_" + text, $"distinct_{text}|pooled counts of outputs|{common}", MetricRanges.Unit, distinct, all));
        }
        return Definitions.Of(name, Type, string.Create(CultureInfo.InvariantCulture, $"distinct_{lengths[0]}|{common}"), parameters, moreColumns: columns, moreMetrics: metrics);
    }

    public override IGrader Create(GraderSetup setup) => new DistinctNGrader(setup);
}
