using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>What the parts of the loader share: where the suite lies, what was wrong so far, who reads the environment.</summary>
internal sealed class LoadContext(string suitePath, ProblemList problems, IEnvironment environment)
{
    /// <summary>Full path of the suite's folder.</summary>
    public string Folder { get; } = Path.GetDirectoryName(suitePath)!;

    /// <summary>Full path of the dataset's folder; the suite's until the dataset is known.</summary>
    public string DatasetFolder { get; set; } = Path.GetDirectoryName(suitePath)!;

    public ProblemList Problems { get; } = problems;

    public IEnvironment Environment { get; } = environment;

    /// <summary>The profile that is laid over the suite, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether the run writes recorded files, which then need not exist yet.</summary>
    public bool Records { get; init; }

    /// <summary>What .NET code adds to the suite; null where there is no code.</summary>
    public CodeSystems? Code { get; init; }

    /// <summary>Environment variables that models need and that are not set; a problem only when calls are allowed.</summary>
    public List<(YamlValue Place, string Variable)> MissingKeys { get; } = [];

    /// <summary>Texts of the files that the suite names, in order, for its hash.</summary>
    public List<string> NamedTexts { get; } = [];

    /// <summary>The full path of a file that the suite names.</summary>
    public string Resolve(string path) => SuitePath.Resolve(Folder, path);

    /// <summary>Reports at its place a path that names no file.</summary>
    public bool CheckFile(YamlValue path, string what)
    {
        if (TextFile.Absence(Resolve(path.Text)) is not { } absence)
            return true;
        Problems.Add(path, $"{what} '{path.Text}' {absence}");
        return false;
    }

    /// <summary>How messages show a file: relative to the suite's folder, as the suite wrote it.</summary>
    public string Show(string path) => path;

    /// <summary>A template that is a file of its own: its problems stand at their line and column there.</summary>
    public Template ParseTemplateFile(string path, string text)
    {
        if (Template.Parse(text, out var error, out var at) is { } template)
            return template;
        var before = text.AsSpan(0, at);
        Problems.Add(path, before.Count('\n') + 1, at - before.LastIndexOf('\n'), error!);
        return Template.Parse("", out _)!;
    }

    public Template ParseTemplate(YamlValue place, string text)
    {
        if (Template.Parse(text, out var error) is { } template)
            return template;
        Problems.Add(place, error!);
        return Template.Parse("", out _)!;
    }
}
