using EvalKit.Metrics;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders.Spelling;

internal sealed class SpellingType : GraderType
{
    private const string WordsKey = "words";

    public override string Type => "spelling";

    public override string Summary =>
        "The share of the output's words that stand in a word list or Hunspell dictionary which the suite names. The metric `unknown_rate` is the share of all words that do not. A weak proxy of quality.";

    public override bool IsWeakProxy => true;

    public override string Example => """
        spelling:
          type: spelling
          words: [dictionaries/en_US.dic, dictionaries/product-names.txt]
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "An output without words, an empty one too, is undefined and counted apart.",
        "Numbers, addresses, paths and names with digits or underscores are no words; hyphens part words, apostrophes do not.",
        "A capital is allowed where the dictionary has a small letter, not the other way round.",
        "Compound words are not put together from their parts: in German or Dutch add a list of the compounds that occur.",
    ];

    protected override bool HasReference => false;

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key(WordsKey, new ListShape(new TextShape { NotEmpty = true }) { OrSingle = true, MinimumItems = 1 },
            "Files, relative to the suite: lists of one word a line in UTF-8, or Hunspell `.dic` files, whose `.aff` beside them is read too. A word is right when one has it.", IsRequired: true),
    ];

    public override YamlValue Pin(YamlValue parameters, GraderSurroundings surroundings) =>
        PinnedFiles.Add(parameters, parameters.Texts(WordsKey).Select(p => (p, Files(SuitePath.Resolve(surroundings.Folder, p)))));

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var signature = $"spelling{PinnedFiles.Signature(parameters)}|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: ["unknown", WordsKey],
            moreMetrics:
            [
                ColumnSums.Ratio("unknown_rate", signature, MetricRanges.Unit, part: 1, whole: 2) with { HigherIsBetter = false },
            ]);
    }

    public override IGrader Create(GraderSetup setup) => new SpellingGrader(setup, Load(setup));

    /// <summary>A file and the affix rules beside it, as far as they exist.</summary>
    private static IReadOnlyList<string> Files(string path) => [.. new[] { path, Path.ChangeExtension(path, ".aff") }.Distinct(StringComparer.Ordinal).Where(File.Exists)];

    private static SpellingDictionary Load(GraderSetup setup)
    {
        var paths = setup.Files(WordsKey, "word list");
        try
        {
            return SpellingDictionary.Load(paths);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            setup.Problems.Add(setup.Parameters[WordsKey] ?? setup.Parameters, $"cannot be used as a word list: {e.Message}");
            return SpellingDictionary.Load();
        }
    }
}
