using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Suites;

namespace EvalKit.Graders;

/// <summary>What graders that name files or programs need to know.</summary>
/// <param name="Folder">Full path of the folder that relative paths start from: that of the file which names them.</param>
/// <param name="Environment">Who reads environment variables.</param>
/// <param name="Time">The clock of time limits.</param>
/// <param name="Dataset">The dataset that is graded on, or null where there is none.</param>
internal sealed record GraderSurroundings(string Folder, IEnvironment Environment, TimeProvider Time, DatasetDefinition? Dataset = null)
{
    /// <summary>The folders of graders that stand in files of their own, by the grader's name.</summary>
    public IReadOnlyDictionary<string, string> FolderOf { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same for one grader, from whose file its paths start.</summary>
    public GraderSurroundings Of(string grader) => FolderOf.TryGetValue(grader, out var folder) ? this with { Folder = folder } : this;

    /// <summary>The models that graders may name.</summary>
    public IReadOnlyDictionary<string, ModelDefinition> Models { get; init; } = new Dictionary<string, ModelDefinition>(StringComparer.Ordinal);

    /// <summary>The graders that .NET code gives; null where there is no code.</summary>
    public CodeSystems? Code { get; init; }
}
