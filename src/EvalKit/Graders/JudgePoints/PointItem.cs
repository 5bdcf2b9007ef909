using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.JudgePoints;

/// <summary>An item of a rubric with points.</summary>
/// <param name="Name">Its name in columns and metrics.</param>
/// <param name="Criterion">What it asks.</param>
/// <param name="Points">What an answer gets that meets it; below 0 for what a good answer does not do.</param>
internal sealed record PointItem(string Name, string Criterion, decimal Points)
{
    public static IReadOnlyList<PointItem> Read(YamlValue parameters) =>
    [
        .. (parameters["items"]?.Items ?? []).Select((item, i) => new PointItem(
            item.Text("name") ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"item_{i + 1}"), item.Text("criterion") ?? "", item.Decimal("points") ?? 0)),
    ];
}
