using System.Globalization;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.DistinctN;

internal sealed class DistinctNType : GraderType
{
    internal const string CorpusKey = "corpus";

    public override string Type => "distinct_n";

    public override string Summary =>
        "Word diversity of each output: different n-grams over all its n-grams (distinct-n; for n = 1 the type-token ratio). The metric `distinct_N` is the mean over outputs, `pooled_N` adds the counts of all outputs first, `corpus_N` tells n-grams apart over all outputs. A weak proxy of quality.";

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
        "In the score and in `pooled_N` n-grams are told apart within an output: that one occurs in two outputs is seen by `corpus_N` alone. That falls with the number of outputs: compare it over the same items only.",
        "An output drawn twice adds no new n-gram, so `corpus_N` has no bootstrap: its interval comes from leaving outputs out (jackknife).",
        "With `corpus` the record and an accepted baseline keep eight bytes for each different n-gram of an output.",
    ];

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("n", new ListShape(new IntegerShape(1, 16)) { OrSingle = true, MinimumItems = 1 }, "The lengths of n-grams; the first is the score.", Default: "[1, 2]"),
        new Key("per", new WordShape("ngrams", "tokens"), "What different n-grams are divided by: all n-grams, or all tokens (Li et al. 2016).", Default: "ngrams"),
        new Key(CorpusKey, new BooleanShape(), "Whether n-grams are also told apart over all outputs: adds the metrics `corpus_N`.", Default: "false"),
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
        var isCorpus = parameters.Boolean(CorpusKey);
        // The first of the columns, so that a baseline without terms is seen to lack it.
        List<string> columns = isCorpus ? ["terms"] : [];
        var metrics = new List<MetricDefinition>();
        foreach (var n in lengths)
        {
            var text = n.ToString(CultureInfo.InvariantCulture);
            var (value, distinct, all) = (columns.Count + 1, columns.Count + 2, columns.Count + 3);
            columns.AddRange(["distinct_" + text, "different_" + text, $"all_{text}"]);
            metrics.Add(Definitions.Mean("distinct_" + text, value, $"distinct_{text}|mean of outputs|{common}"));
            metrics.Add(ColumnSums.Ratio("pooled_" + text, $"distinct_{text}|pooled counts of outputs|{common}", MetricRanges.Unit, distinct, all));
            if (isCorpus)
                metrics.Add(new SetMetric("corpus_" + text, $"distinct_{text}|corpus of outputs|{common}|ngrams:60-bit", MetricRanges.Unit,
                    (cells, weights) => CorpusDistinct.Of(cells, weights, n, all)) { IsSpoiltByDuplicates = true });
        }
        return Definitions.Of(name, Type, string.Create(CultureInfo.InvariantCulture, $"distinct_{lengths[0]}|{common}"), parameters, moreColumns: columns, moreMetrics: metrics, hasTerms: isCorpus);
    }

    public override IGrader Create(GraderSetup setup) => new DistinctNGrader(setup);
}
