using EvalKit.Datasets;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>
/// Reads graders that stand without a suite: the map of graders by itself, or a file with the keys of a suite of which only <c>graders</c> has to be
/// there. Of the others <c>models</c>, <c>env</c>, <c>seed</c>, <c>confidence</c>, <c>allow_missing</c>, <c>responses</c> and <c>store</c> count.
/// </summary>
public static class GradersFile
{
    private static readonly MapShape Bare = new(GraderCatalog.Shape) { MinimumEntries = 1 };

    private static readonly ObjectShape UnderAKey = SuiteShape.Root with { Keys = [.. SuiteShape.Root.Keys.Select(k => k with { IsRequired = k.Name == "graders" })] };

    /// <summary>The graders as a suite without data and variants, or the problems that stop them.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="shownAs">The path as messages show it.</param>
    /// <param name="environment">Where environment variables are looked up.</param>
    /// <param name="callsAllowed">Whether a missing key is a problem: it is not when every answer comes from records.</param>
    public static SuiteLoadResult Load(string path, string shownAs, IEnvironment environment, bool callsAllowed = true)
    {
        var problems = new ProblemList();
        var suite = Read(path, shownAs, new LoadContext(path, problems, environment), callsAllowed);
        return new SuiteLoadResult(problems.Any ? null : suite, problems.ToList());
    }

    private static Suite? Read(string path, string shownAs, LoadContext context, bool callsAllowed)
    {
        var problems = context.Problems;
        if (Path.GetExtension(path).ToLowerInvariant() is (".jsonl" or ".csv") and var extension && File.Exists(path))
        {
            problems.Add(shownAs, 0, 0, $"is {extension}; graders are YAML: the map under 'graders' of a suite");
            return null;
        }
        if (TextFile.Read(path, shownAs, problems) is not { } text || YamlTreeReader.Read(text, shownAs, problems) is not { } root)
            return null;
        if (root["type"] is { Kind: YamlKind.Scalar } type)
        {
            problems.Add(type, $"the file holds one grader without a name; give it one: NAME: {{ type: {type.Text}, ... }}");
            return null;
        }
        var (graders, _) = CheckShape(root, problems);
        var isBare = IsBare(root);
        SecretLiterals.Check(root, problems);
        var settings = isBare ? null : root;
        var models = SuiteLoader.Bind(settings?["models"], (name, value) => ModelBinder.Bind(name, value, context));
        var suite = new Suite
        {
            Name = "score",
            Objective = "",
            Path = path,
            Hash = "",
            Dataset = new DatasetDefinition { Path = "", ShownAs = "" },
            Models = [.. models.Values],
            Variants = [],
            Graders = GraderBinder.Bind(graders, models, new GraderSurroundings(context.Folder, context.Environment, TimeProvider.System), problems),
            Gates = [],
            Seed = settings.OptionalInteger("seed") ?? SuiteDefaults.Seed,
            Confidence = settings.Number("confidence", SuiteDefaults.Confidence),
            AllowMissing = settings.Number("allow_missing", SuiteDefaults.AllowMissing),
            RecordedResponses = [.. settings.Texts("responses").Select(context.Resolve)],
            StoreContent = SuiteLoader.Content(settings),
            Environment = SuiteLoader.Environment(settings?["env"], context),
        };
        SuiteLoader.CheckRecordedFiles(settings?["responses"], context);
        TemplateRules.Check(suite, problems, root);
        if (callsAllowed)
            SuiteLoader.CheckKeys(suite, context);
        return suite;
    }

    /// <summary>The graders of such a file and the models beside them, whose shapes are checked.</summary>
    internal static (YamlValue? Graders, YamlValue? Models) CheckShape(YamlValue root, ProblemList problems)
    {
        var isBare = IsBare(root);
        ShapeCheck.Run(root, isBare ? Bare : UnderAKey, isBare ? "graders" : "file of graders", problems);
        return isBare ? (root, null) : (root["graders"], root["models"]);
    }

    /// <summary>A grader may itself be called <c>graders</c>: then the key holds a type and not a map of maps.</summary>
    private static bool IsBare(YamlValue root) => root["graders"] is not { } graders || graders["type"] is { Kind: YamlKind.Scalar };
}
