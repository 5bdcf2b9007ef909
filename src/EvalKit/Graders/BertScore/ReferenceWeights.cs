using EvalKit.Datasets;
using EvalKit.Metrics;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Graders.BertScore;

/// <summary>Inverse document frequencies of words among the references that the rows of a file give, read when the first output is graded.</summary>
internal sealed class ReferenceWeights
{
    public const string Key = "idf";

    /// <value>The default value is 1,000 rows: enough to tell a misspelt path from a sparse one.</value>
    private const int PeekedRows = 1000;

    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    private readonly Lazy<(TokenWeights Weights, string? Problem)> _weights;

    private ReferenceWeights(string path, string shownAs, IReadOnlyList<Template> references) => _weights = new(() => Read(path, shownAs, references));

    /// <exception cref="InvalidDataException">The references cannot be read.</exception>
    public TokenWeights Value => _weights.Value.Problem is { } problem ? throw new InvalidDataException(problem) : _weights.Value.Weights;

    /// <summary>The weights that a grader asks for, or null; a file that is missing or has no references is reported at its place.</summary>
    public static ReferenceWeights? Bind(GraderSetup setup)
    {
        if (setup.Parameters[Key] is not { } place || setup.Parameters.Text(Key) is not { } name)
            return null;
        var path = PathOf(name, setup.Surroundings);
        var absence = path is null ? "there is no dataset here; name a file" : TextFile.Absence(path) is { } missing ? $"references '{name}' {missing}" : null;
        var references = setup.Templates("reference");
        // A dataset that cannot be read is reported by who reads its items.
        if (absence is null && !Texts(path!, name, references, new ProblemList()).Take(PeekedRows).Any(texts => texts.Count > 0))
            absence = $"no row of '{name}' has the reference; its path has to lead into the item";
        if (absence is not null)
            setup.Problems.Add(place, absence);
        return absence is null ? new ReferenceWeights(path!, name, references) : null;
    }

    /// <summary>The file that a name stands for, as a list of at most one.</summary>
    public static IReadOnlyList<string> Files(string name, GraderSurroundings surroundings) =>
        PathOf(name, surroundings) is { } path && File.Exists(path) ? [path] : [];

    private static string? PathOf(string name, GraderSurroundings surroundings) =>
        name == "dataset" ? surroundings.Dataset?.Path : SuitePath.Resolve(surroundings.Folder, name);

    private static (TokenWeights Weights, string? Problem) Read(string path, string shownAs, IReadOnlyList<Template> references)
    {
        var problems = new ProblemList();
        var weights = new TokenWeights(Texts(path, shownAs, references, problems).SelectMany(texts => texts).Select(UnicodeWords.Split));
        return (weights, problems.ToList() is [var first, ..] ? first.ToString() : null);
    }

    /// <summary>The references of each row.</summary>
    private static IEnumerable<IReadOnlyList<string>> Texts(string path, string shownAs, IReadOnlyList<Template> references, ProblemList problems)
    {
        foreach (var item in ItemReader.Items(path, shownAs, problems))
        {
            var scope = new TemplateScope(item.Fields, NoEnvironment);
            yield return [.. references.Select(r => r.Evaluate(scope, out _)).Where(value => !value.IsMissing).SelectMany(value => value.ToTexts())];
        }
    }
}
