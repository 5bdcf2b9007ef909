using EvalKit.Graders.Human;
using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Corrections;

/// <summary>People's labels that correct a grader.</summary>
/// <param name="Grader">The grader that is corrected.</param>
/// <param name="Labels">The grader that reads the labels; null for a judge's sensitivity and specificity, from its calibration.</param>
/// <param name="Strata">How items were divided before outputs were drawn for labelling: <c>judge</c>, a slice field, or null.</param>
public sealed record Correction(string Grader, string? Labels, string? Strata)
{
    /// <summary>The corrections of a suite, in the order of their labels.</summary>
    public static IReadOnlyList<Correction> Of(IReadOnlyList<GraderConfiguration> graders) =>
    [
        .. graders.Where(g => g.Definition.Type == HumanType.Name && g.Parameters.Text(HumanType.Of) is not null)
            .Select(g => new Correction(g.Parameters.Text(HumanType.Of)!, g.Definition.Name, g.Parameters.Text(HumanType.Strata))),
    ];
}
