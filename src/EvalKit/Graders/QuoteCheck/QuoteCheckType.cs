using System.Globalization;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.QuoteCheck;

internal sealed class QuoteCheckType : GraderType
{
    /// <value>The default value is 0.9.</value>
    public const double DefaultThreshold = 0.9;

    public override string Type => "quote_check";

    public override string Summary =>
        "The share of quoted passages that occur in a source: exactly, after evening out white space, quotation marks and dashes, or with a least similarity (rapidfuzz `partial_ratio` / 100). The metric `verified` is that share over all quotes of all items.";

    public override string Example => """
        quotes:
          type: quote_check
          source: "{{ item.passage }}"
          mode: fuzzy
          threshold: 0.9
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "Output without a quote has an undefined score: there is nothing to check. Whether a citation is needed is the question of `citation`.",
        "An empty quote is never verified, and nothing is verified by an empty source.",
        "With `extract: list` the input is a JSON array of texts or of objects with the property; anything else is unparseable.",
        "With `extract: whole` the whole input is one quote, and empty output scores 0.",
        "Of several sources any one may hold the quote; a quote that runs from one into the next is not verified.",
        "Case always counts; under `fuzzy` another case only lowers the similarity.",
        "More than 1,000 quotes in one output are unparseable.",
    ];

    protected override bool HasReference => false;

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("source", new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 }, "The text that quotes have to occur in, or several: a list, or a path to a list.", IsRequired: true, Example: "{{ item.passage }}"),
        new Key("mode", new WordShape([.. Modes.Keys]), "How closely a quote has to follow its source.", Default: "normalized"),
        new Key("threshold", new NumberShape(0, 1), "The least similarity under `mode: fuzzy`.", Default: "0.9"),
        new Key("extract", new WordShape("citations", "marks", "list", "whole"), "What is a quote: the text in objects such as {\"citation\": \"...\"}, passages in quotation marks, the entries of a JSON array, or the whole input.", Default: "citations"),
        new Key("property", new TextShape { NotEmpty = true }, "The property of a citation object that holds the quote.", Default: "citation"),
        new Key("min_words", new IntegerShape(1, 1000), "Passages in quotation marks of fewer words are terms, not quotes.", Default: "4"),
    ];

    public static IReadOnlyDictionary<string, QuoteMode> Modes { get; } = new Dictionary<string, QuoteMode>(StringComparer.Ordinal)
    {
        ["exact"] = QuoteMode.Exact,
        ["normalized"] = QuoteMode.Normalized,
        ["fuzzy"] = QuoteMode.Fuzzy,
    };

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var mode = parameters.Text("mode") ?? "normalized";
        var threshold = mode == "fuzzy" ? string.Create(CultureInfo.InvariantCulture, $">={parameters.Number("threshold", DefaultThreshold)}") : "";
        var extract = parameters.Text("extract") ?? "citations";
        var words = extract == "marks" ? string.Create(CultureInfo.InvariantCulture, $">={parameters.Integer("min_words", QuoteFinder.DefaultWords)}words") : "";
        var signature = $"quote_check|mode:{mode}{threshold}|extract:{extract}{words}|property:{parameters.Text("property") ?? "citation"}|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: ["verified", "quotes"],
            moreMetrics: [ColumnSums.Ratio("verified", signature + "|pooled", MetricRanges.Unit, part: 1, whole: 2)]);
    }

    public override IGrader Create(GraderSetup setup) => new QuoteCheckGrader(setup);
}
