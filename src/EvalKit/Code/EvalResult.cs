using EvalKit.Models;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit;

/// <summary>What came of a run from code.</summary>
public sealed record EvalResult
{
    /// <summary>All numbers: metrics with intervals, comparisons, gates.</summary>
    public required Summary Summary { get; init; }

    /// <summary>Where the run is written: <c>run.json</c>, <c>samples.jsonl</c> and <c>summary.json</c>.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>What is wrong with files of the response store; their other entries were used.</summary>
    public IReadOnlyList<StoreProblems> StoreProblems { get; init; } = [];

    /// <summary>How the answers were come by: asked for where none stood on record, taken from records only, or asked for again.</summary>
    public ResponseMode Responses { get; init; }

    /// <summary>Answers that were needed and stood in no record, while calls were forbidden; 0 in every other run.</summary>
    public long NotRecorded { get; init; }

    /// <summary>passed, failed, inconclusive or invalid: one of <see cref="Verdicts"/>.</summary>
    public string Verdict => Summary.Verdict;

    /// <summary>Whether the tool would end with exit code 0: no gate failed and not too much is missing. Gates that are inconclusive do not fail.</summary>
    public bool Passed => Verdict is Verdicts.Passed or Verdicts.Inconclusive;

    /// <summary>Every gate for every variant it is about.</summary>
    public IReadOnlyList<GateResult> Gates => Summary.Gates;

    /// <summary>A metric of a variant.</summary>
    /// <param name="variant">The variant's name.</param>
    /// <param name="metric">The metric's full name, such as <c>label.mean</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message says which there are.</exception>
    public MetricValue Metric(string variant, string metric)
    {
        if (!Summary.Variants.TryGetValue(variant, out var numbers))
            throw new KeyNotFoundException($"there is no variant '{variant}'{Problems.NearestName.Hint(variant, Summary.Variants.Keys)}");
        return numbers.Metrics.TryGetValue(metric, out var value) ? value : throw new KeyNotFoundException($"there is no metric '{metric}'{Problems.NearestName.Hint(metric, numbers.Metrics.Keys)}");
    }
}
