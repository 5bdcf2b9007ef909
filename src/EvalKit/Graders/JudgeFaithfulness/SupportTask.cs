using EvalKit.Results;

namespace EvalKit.Graders.JudgeFaithfulness;

/// <summary>What faithfulness and context recall have in common.</summary>
internal static class SupportTask
{
    public static string Of(string piece) => $"""
        You say of each piece `statement`, in order, whether the pieces `{piece}` support it. A statement is supported when it can be inferred directly from them. What you know besides counts for nothing: a true statement that they do not hold is not
        supported. Without any such piece nothing is supported.
        """;

    /// <summary>Counts behind the score, and the share over all statements of the set.</summary>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(string signature, int first) =>
        (["statements", "supported"], [ColumnSums.Ratio("corpus", signature, MetricRanges.Unit, first + 1, first)]);
}
