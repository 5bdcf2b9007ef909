using EvalKit.Graders;
using EvalKit.Graders.Human;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Corrections;

/// <summary>Checks what labels correct and which gates rest on them.</summary>
internal static class CorrectionRules
{
    /// <summary>Reports labels of no grader, two labels of one grader, and strata that are none.</summary>
    public static void Check(Suite suite, IReadOnlySet<string> unread, IReadOnlyList<string> slices, ProblemList problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var labels in suite.Graders.Where(g => g.Definition.Type == HumanType.Name))
        {
            if (labels.Parameters[HumanType.Strata] is { Kind: YamlKind.Scalar } strata && strata.Text != HumanType.ByJudge && !slices.Contains(strata.Text, StringComparer.Ordinal))
                problems.Add(strata, $"'{strata.Text}' is neither '{HumanType.ByJudge}' nor among the dataset's slices{NearestName.Hint(strata.Text, [HumanType.ByJudge, .. slices])}");
            if (labels.Parameters[HumanType.Of] is not { Kind: YamlKind.Scalar } of || unread.Contains(of.Text))
                continue;
            if (!seen.Add(of.Text))
                problems.Add(of, $"'{of.Text}' is corrected by two sets of labels; put them into one file");
            else if (suite.Graders.FirstOrDefault(g => g.Definition.Name == of.Text) is not { } grader)
                problems.Add(of, $"there is no grader '{of.Text}'{NearestName.Hint(of.Text, suite.Graders.Select(g => g.Definition.Name).Where(n => n != labels.Definition.Name))}");
            else if (grader.Definition.Type == HumanType.Name || !grader.Definition.Metrics.OfType<ColumnMean>().Any(m => CanCorrect(m, labels.Definition)))
                problems.Add(of, $"'{of.Text}' has no metric that these labels could correct: a mean of scores between 0 and 1 that both have");
        }
    }

    /// <summary>Whether labels have the same metric: a mean over items of scores in [0,1].</summary>
    public static bool CanCorrect(MetricDefinition metric, GraderDefinition labels) => metric is ColumnMean { Success: null } && IsShare(metric) && Partner(metric, labels) is not null;

    /// <summary>The labels' metric of the same name.</summary>
    public static ColumnMean? Partner(MetricDefinition metric, GraderDefinition labels) => labels.Metrics.OfType<ColumnMean>().FirstOrDefault(m => m.Name == metric.Name && IsShare(m));

    private static bool IsShare(MetricDefinition metric) => metric.Range == MetricRanges.Unit && metric.HigherIsBetter;
}
