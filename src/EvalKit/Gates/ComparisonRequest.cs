using EvalKit.Corrections;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>One comparison to make.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Grader">The grader's name.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Slice">The slice, or null for all items.</param>
/// <param name="Gate">What the gate asks, or null when none does.</param>
/// <param name="Correction">People's labels that correct the scores, or null for the scores themselves.</param>
internal sealed record ComparisonRequest(VariantData Candidate, string Grader, MetricDefinition Metric, SliceKey? Slice, GateTerms? Gate, Correction? Correction = null);
