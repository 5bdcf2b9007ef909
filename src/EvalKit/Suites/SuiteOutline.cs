using System.Globalization;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>
/// What a suite's file says of itself, read from its YAML alone: no dataset, no prompt, no key and no code is looked at. For tools that list what a suite
/// holds to before anything runs; whether the suite is right only <see cref="SuiteLoader"/> says.
/// </summary>
/// <param name="Name">The suite's name; empty where the file has none.</param>
/// <param name="Objective">Its objective; empty where the file has none.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Gates">Its gates in file order, as far as they can be read.</param>
public sealed record SuiteOutline(string Name, string Objective, IReadOnlyList<string> Tags, IReadOnlyList<GateOutline> Gates)
{
    /// <summary>Whether the file has no models, no variants or no graders, which only .NET code can give then.</summary>
    public bool IsCompletedByCode { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Full path of the suite's file.</param>
    /// <param name="shownAs">The path as messages show it.</param>
    /// <returns>The outline, or the problems for which there is none: a file that is missing or no YAML.</returns>
    public static (SuiteOutline? Outline, IReadOnlyList<Problem> Problems) Read(string path, string shownAs)
    {
        var problems = new ProblemList();
        if (TextFile.Read(path, shownAs, problems) is not { } text || YamlTreeReader.Read(text, shownAs, problems) is not { } root)
            return (null, problems.ToList());
        var slices = root["dataset"].Texts("slices");
        return (new SuiteOutline(root.Text("name") ?? "", root.Text("objective") ?? "", root.Texts("tags"), [.. (root["gates"]?.Items ?? []).Select(g => Gate(g, slices)).OfType<GateOutline>()])
        {
            IsCompletedByCode = root["models"] is null || root["variants"] is null || root["graders"] is null,
        }, []);
    }

    private static GateOutline? Gate(YamlValue gate, IReadOnlyList<string> slices)
    {
        if (gate["metric"] is not { Kind: YamlKind.Scalar } metric || GateText.Of(gate) is not { } rule)
            return null;
        return new GateOutline
        {
            Metric = metric.Text,
            Variant = gate.Text("variant"),
            Slice = gate["slice"] is { Entries: [var (field, value), ..] } ? new SliceKey(field.Text, value.Text) : null,
            EachOf = gate["slices"] is { Kind: YamlKind.Scalar, Text: "all" } ? slices : gate.Texts("slices"),
            Rule = rule,
            Place = string.Create(CultureInfo.InvariantCulture, $"{gate.File}:{gate.Line}:{gate.Column}"),
        };
    }
}

/// <summary>A gate as a suite's file writes it. What it says of each variant and slice is a <see cref="GateResult"/>.</summary>
public sealed record GateOutline
{
    /// <summary>The full name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The variant it names, or null for every one that is no baseline.</summary>
    public string? Variant { get; init; }

    /// <summary>The slice it names, or null.</summary>
    public SliceKey? Slice { get; init; }

    /// <summary>The slice fields of which every value is held to the rule by itself.</summary>
    public IReadOnlyList<string> EachOf { get; init; } = [];

    /// <summary>The rule in words: <c>at_least 0.80</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Where it stands, as <c>file:line:column</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The gate in one line: <c>label.mean where kind is edge: at_least 0.80</c>.</summary>
    public override string ToString() => $"{Metric}{(Slice is null ? "" : $" where {Slice.Field} is {Slice.Value}")}{(EachOf.Count == 0 ? "" : $" by {string.Join(" and ", EachOf)}")}{(Variant is null ? "" : $" of {Variant}")}: {Rule}";

    /// <summary>Whether a result is one of this gate's.</summary>
    /// <param name="result">A result of the suite's run.</param>
    public bool Covers(GateResult result) =>
        result.Metric == Metric && result.Rule == Rule && (Variant is null || result.Variant == Variant) && (result.Slice is { Count: > 0 } slice
            ? Slice is null ? EachOf.Contains(slice.GetAt(0).Key, StringComparer.Ordinal) : Slice == new SliceKey(slice.GetAt(0).Key, slice.GetAt(0).Value)
            : Slice is null && EachOf.Count == 0);
}
