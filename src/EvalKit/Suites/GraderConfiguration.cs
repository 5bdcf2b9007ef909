using EvalKit.Results;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>A grader as the suite configures it.</summary>
/// <param name="Definition">What it measures.</param>
public sealed record GraderConfiguration(GraderDefinition Definition)
{
    /// <summary>What could be better about its configuration, in sentences.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>Full path of the folder that its relative paths start from.</summary>
    internal string Folder { get; init; } = "";

    /// <summary>The grader itself where .NET code gives it.</summary>
    internal ISampleGrader? Code { get; init; }

    internal YamlValue Parameters { get; init; } = YamlValue.Map("", 0, 0, []);
}
