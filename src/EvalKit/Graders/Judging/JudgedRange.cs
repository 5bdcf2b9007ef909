using System.Globalization;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Judging;

/// <summary>The scale of a judge's score.</summary>
/// <param name="Low">The worst score.</param>
/// <param name="High">The best.</param>
internal readonly record struct JudgedRange(double Low, double High)
{
    public static Key Key(string meaning, string? otherwise, string? example = "[1, 5]") =>
        new("range", new ListShape(new NumberShape()) { MinimumItems = 2 }, meaning, Default: otherwise, Example: example);

    /// <summary>The range under the key <c>range</c>, or null where there is none that can be used.</summary>
    public static JudgedRange? Read(YamlValue parameters) =>
        parameters["range"] is { Items: [var low, var high] } && YamlScalar.TryNumber(low, out var from) && YamlScalar.TryNumber(high, out var to) && double.IsFinite(from) && double.IsFinite(to) && from < to
            ? new JudgedRange(from, to)
            : null;

    /// <summary>Reports a range that is none.</summary>
    public static void Check(YamlValue parameters, ProblemList problems)
    {
        if (parameters["range"] is { Items.Count: >= 2 } place && Read(parameters) is null)
            problems.Add(place, "range has to be the lowest and the highest score: [1, 5]");
    }

    /// <summary>The score in [0,1].</summary>
    public double Unit(double score) => Math.Clamp((score - Low) / (High - Low), 0, 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low} to {High}");
}
