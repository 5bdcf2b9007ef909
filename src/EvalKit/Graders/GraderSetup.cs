using EvalKit.Graders.Judging;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>What a grader is made from: its definition, its parameters, where it stands, and whom to ask for an embedding or a verdict.</summary>
internal sealed class GraderSetup(GraderDefinition definition, YamlValue parameters, ProblemList problems, GraderSurroundings surroundings, Func<string, YamlValue, IEmbedder?> embedders, Func<string, YamlValue, JudgeOptions, IJudge?>? judges = null)
{
    public GraderSurroundings Surroundings { get; } = surroundings;

    public GraderDefinition Definition { get; } = definition;

    public YamlValue Parameters { get; } = parameters;

    public ProblemList Problems { get; } = problems;

    /// <summary>The grader that code gives under this name; null for all others.</summary>
    public ISampleGrader? Code { get; init; }

    public double? PassThreshold { get; } = parameters.OptionalNumber("pass_threshold");

    /// <summary>The template of a key, or of what its absence means; an unparsable one is reported and reads as empty.</summary>
    public Template Template(string key, string otherwise = "{{ sample.output_text }}") => Parse(Parameters[key], Parameters.Text(key) ?? otherwise);

    /// <summary>The templates of a key that holds one or a list of them.</summary>
    public IReadOnlyList<Template> Templates(string key) => Parameters[key] switch
    {
        { Kind: YamlKind.List } list => [.. list.Items.Select(i => Parse(i, i.Text))],
        { Kind: YamlKind.Scalar } one => [Parse(one, one.Text)],
        _ => [],
    };

    /// <summary>The full paths of the files under a key that holds one or a list of them; one that is not there is reported and left out.</summary>
    public IReadOnlyList<string> Files(string key, string what)
    {
        var files = new List<string>();
        foreach (var place in Parameters[key] switch { { Kind: YamlKind.List } list => list.Items, { Kind: YamlKind.Scalar } one => [one], _ => [] })
        {
            var path = SuitePath.Resolve(Surroundings.Folder, place.Text);
            if (TextFile.Absence(path) is { } absence)
                Problems.Add(place, $"{what} '{place.Text}' {absence}");
            else
                files.Add(path);
        }
        return files;
    }

    /// <summary>The full path of the folder under a key; null where the key is absent or there is no such folder, which is reported.</summary>
    public string? Folder(string key, string what)
    {
        if (Parameters[key] is not { Kind: YamlKind.Scalar } place)
            return null;
        var path = SuitePath.Resolve(Surroundings.Folder, place.Text);
        if (Directory.Exists(path))
            return path;
        Problems.Add(place, File.Exists(path) ? $"{what} '{place.Text}' is a file, not a folder" : $"{what} '{place.Text}' not found");
        return null;
    }

    /// <summary>The embedding model of that name; a missing one is reported.</summary>
    public IEmbedder? Embedder(string key) => Parameters[key] is { } place ? embedders(place.Text, place) : null;

    /// <summary>The judges whose names stand under a key; one that is missing is reported and left out.</summary>
    public IReadOnlyList<IJudge> Judges(string key, JudgeOptions options) =>
    [
        .. (Parameters[key] switch { { Kind: YamlKind.List } list => list.Items, { Kind: YamlKind.Scalar } one => [one], _ => [] })
            .Select(place => judges?.Invoke(place.Text, place, options)).OfType<IJudge>(),
    ];

    /// <summary>Finds moderation models by name; null where there are none to ask.</summary>
    public Func<string, YamlValue, IModerator?>? Moderators { get; init; }

    /// <summary>The moderation model of that name; a missing one is reported.</summary>
    public IModerator? Moderator(string key) => Parameters[key] is { } place ? Moderators?.Invoke(place.Text, place) : null;

    /// <summary>The setup of a grader inside this one.</summary>
    public GraderSetup For(GraderDefinition inner, YamlValue innerParameters) => new(inner, innerParameters, Problems, Surroundings, embedders, judges) { Moderators = Moderators };

    /// <summary>The template that stands at a place.</summary>
    public Template Template(YamlValue place) => Parse(place, place.Text);

    private Template Parse(YamlValue? place, string text)
    {
        var template = Prompts.Template.Parse(text, out var error);
        if (template is not null)
            return template;
        Problems.Add(place ?? Parameters, error!);
        return Prompts.Template.Parse("", out _)!;
    }
}
