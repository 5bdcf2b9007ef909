using EvalKit.Corrections;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Gates;

/// <summary>Makes paired comparisons: evidence first, then Holm over those that gates ask for, then intervals and verdicts.</summary>
/// <param name="run">The candidate's run.</param>
/// <param name="fingerprints">What each of its variants was.</param>
/// <param name="level">The suite's level.</param>
/// <param name="seed">The suite's seed.</param>
/// <param name="allowMissing">The suite's allowance, which counts where missing outcomes have no bounds.</param>
/// <param name="otherGates">Gates of the family that prove a threshold: they have their equal share of the error, the comparisons share the rest.</param>
internal sealed class Comparer(
    RunData run, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> fingerprints, double level, long seed, double allowMissing = 0, int otherGates = 0)
{
    /// <summary>The comparisons, in the order of the requests.</summary>
    public IReadOnlyList<Comparison> Compare(IReadOnlyList<(ComparisonRequest Request, BaselineSide Side)> requests)
    {
        var pairings = new Dictionary<RunData, Pairing>(ReferenceEqualityComparer.Instance);
        var prepared = requests.Select(r =>
        {
            if (!pairings.TryGetValue(r.Side.Data, out var pairing))
                pairings.Add(r.Side.Data, pairing = Pairing.Of(run.Items, r.Side.Data.Items));
            var sample = new PairedSample(run, pairing, r.Request.Slice);
            var (evidence, problem) = Evidence(r.Request, r.Side, sample);
            return (r.Request, r.Side, Pairing: pairing, Sample: sample, Evidence: evidence, Problem: problem);
        }).ToList();

        var gated = Enumerable.Range(0, prepared.Count).Where(i => prepared[i].Request.Gate is not null && prepared[i].Evidence is not null).ToList();
        var explored = Enumerable.Range(0, prepared.Count).Where(i => prepared[i].Request.Gate is null && prepared[i].Evidence is not null).ToList();
        var holm = Multiplicity.Holm(PValues(gated));
        var share = gated.Count == 0 ? 1 : (double)gated.Count / (gated.Count + otherGates);
        var alphas = Multiplicity.HolmLevels(PValues(gated), (1 - level) * share);
        var discovery = Multiplicity.BenjaminiHochberg(PValues(explored));

        return [.. prepared.Select((p, i) =>
        {
            var gate = gated.IndexOf(i);
            var other = explored.IndexOf(i);
            var adjusted = gate >= 0 ? holm[gate] : other >= 0 ? discovery[other] : (double?)null;
            return Result(p.Request, p.Side, p.Pairing, p.Sample, p.Evidence, p.Problem, gate >= 0 ? 1 - alphas[gate] : level, adjusted);
        })];

        double[] PValues(List<int> indexes) => [.. indexes.Select(i => prepared[i].Evidence!.PValue)];
    }

    /// <summary>What the data say of one difference, or why they say nothing.</summary>
    public (PairedEvidence? Evidence, string? Problem) Evidence(ComparisonRequest request, BaselineSide side, PairedSample sample)
    {
        var candidate = request.Candidate.Grader(request.Grader)!;
        if (side.Variant.Grader(request.Grader) is not { } baseline)
            return (null, $"the baseline has no grader '{request.Grader}': accept a new one");
        if (baseline.Definition.Signature != candidate.Definition.Signature)
            return (null, $"the grader changed from {baseline.Definition.Signature} to {candidate.Definition.Signature}: accept a new baseline");
        if (MissingColumn(candidate.Definition, baseline.Definition, request.Metric) is { } column)
            return (null, $"the baseline has no column '{column}' of grader '{request.Grader}': accept a new one");
        if (sample.Pairs.Count == 0)
            return (null, "no item of the baseline is among the items of this run with the same content");
        if (request is { Correction: { } correction, Metric: ColumnMean corrected })
            return Corrected(request, correction, corrected, side, sample, ColumnOf(candidate.Definition, baseline.Definition, corrected.Column));
        PairedEvidence? evidence = request.Metric is ColumnMean mean
            ? MeanEvidence.Of(sample, ItemValues.Of(candidate, mean, run.Items.Count, run.Repeats), ItemValues.Of(baseline, mean with { Column = ColumnOf(candidate.Definition, baseline.Definition, mean.Column) }, side.Data.Items.Count, side.Data.Repeats), mean, seed)
            : SetEvidence.Of(sample, PairedColumns.Of(sample, candidate, run.Repeats, baseline, side.Data.Repeats), PairedBounds.Of(sample, candidate, run.Repeats, baseline, side.Data.Repeats, request.Metric), request.Metric, level, seed);
        return evidence is null ? (null, "no item is scored on both sides") : (evidence, null);
    }

    /// <summary>The same on what people would say: both sides need labels.</summary>
    private (PairedEvidence? Evidence, string? Problem) Corrected(ComparisonRequest request, Correction correction, ColumnMean metric, BaselineSide side, PairedSample sample, int baselineColumn)
    {
        var labels = request.Candidate.Grader(correction.Labels!)!;
        if (side.Variant.Grader(correction.Labels!) is not { } baselineLabels)
            return (null, $"the baseline has no labels '{correction.Labels}': label outputs of both sides, run the baseline as a variant or accept it anew");
        var partner = CorrectionRules.Partner(metric, labels.Definition)!;
        if (CorrectionRules.Partner(metric, baselineLabels.Definition) is not { } baselinePartner || labels.Definition.Signature != baselineLabels.Definition.Signature)
            return (null, $"the labels changed from {baselineLabels.Definition.Signature} to {labels.Definition.Signature}: accept a new baseline");
        var (evidence, problem) = CorrectedEvidence.Of(
            sample,
            (Values(request.Candidate.Grader(request.Grader)!, metric, run), Values(side.Variant.Grader(request.Grader)!, metric with { Column = baselineColumn }, side.Data)),
            (Values(labels, partner, run), Values(baselineLabels, baselinePartner, side.Data)),
            correction.Strata, level, seed);
        return evidence is null ? (null, problem ?? "no item is scored on both sides") : (evidence, null);

        static ItemValues Values(ScoreColumns scores, ColumnMean metric, RunData data) => ItemValues.Of(scores, metric, data.Items.Count, data.Repeats);
    }

    /// <summary>The position of the candidate's column in the baseline, or -1: further cut-offs or variants of a grader move its columns.</summary>
    private static int ColumnOf(GraderDefinition candidate, GraderDefinition baseline, int column)
    {
        for (var i = 0; i < baseline.Columns.Count; i++)
            if (baseline.Columns[i] == candidate.Columns[column])
                return i;
        return -1;
    }

    private static string? MissingColumn(GraderDefinition candidate, GraderDefinition baseline, MetricDefinition metric) => metric switch
    {
        ColumnMean mean => ColumnOf(candidate, baseline, mean.Column) < 0 ? candidate.Columns[mean.Column] : null,
        QuantileMetric quantile => baseline.Columns[quantile.Column] == candidate.Columns[quantile.Column] ? null : candidate.Columns[quantile.Column],
        // What a set-level metric reads comes before the columns of a pass threshold, which may differ.
        _ => candidate.Columns.Zip(baseline.Columns).FirstOrDefault(c => c.First != c.Second && !c.First.StartsWith("pass@", StringComparison.Ordinal)).First,
    };

    private Comparison Result(ComparisonRequest request, BaselineSide side, Pairing pairing, PairedSample sample, PairedEvidence? evidence, string? problem, double intervalLevel, double? adjusted)
    {
        var undefined = evidence is null ? 0 : sample.Pairs.Count - evidence.PlannedPairs;
        var comparison = new Comparison
        {
            Metric = $"{request.Grader}.{request.Metric.Name}",
            Slice = request.Slice?.ToString(),
            Baseline = side.Variant.Name,
            BaselineSource = side.Source,
            Candidate = request.Candidate.Name,
            N = evidence?.N ?? 0,
            Unpaired = sample.Items - (evidence?.N ?? 0) - undefined,
            Undefined = undefined,
            Level = intervalLevel,
            Test = evidence?.Test ?? IntervalMethods.None,
            Interval = IntervalMethods.None,
            Wins = evidence?.Wins ?? 0,
            Losses = evidence?.Losses ?? 0,
            Ties = evidence?.Ties ?? 0,
            Margin = request.Gate?.Margin,
            Effect = request.Gate is null ? null : request.Gate.IsRelative ? "relative" : "absolute",
            HigherIsBetter = request.Metric.HigherIsBetter,
            Verdict = request.Gate is null ? null : Verdicts.Invalid,
            Reason = problem ?? "",
            Flips = evidence?.Flips ?? Flips.None,
            ItemsChanged = pairing.Changed,
            ItemsAdded = pairing.Added,
            ItemsRemoved = pairing.Removed,
            On = request.Correction is null ? null : GateRule.Corrected,
            Labels = (evidence as CorrectedEvidence)?.Labels,
            JudgeWeight = (evidence as CorrectedEvidence)?.JudgeWeight,
            Changes = FingerprintDifference.Of(side.Fingerprint, fingerprints.GetValueOrDefault(request.Candidate.Name)),
        };
        if (evidence is null)
            return comparison;
        var estimate = evidence.Contrast(intervalLevel, 1, Completion.None);
        var rule = request.Gate is { } gate ? new GateVerdict(evidence, gate, request.Metric.HigherIsBetter, intervalLevel, allowMissing) : null;
        (string? verdict, var reason, var wouldDecide) = rule is not null ? rule.Decide() : (null, GateVerdict.Words(estimate.Interval, request.Metric.HigherIsBetter), null);
        return comparison with
        {
            BaselineValue = evidence.BaselineValue,
            CandidateValue = evidence.CandidateValue,
            Difference = evidence.Difference,
            Relative = evidence.BaselineValue == 0 ? null : evidence.Difference / evidence.BaselineValue,
            Low = Number(estimate.Interval.Low),
            High = Number(estimate.Interval.High),
            MarginValue = request.Gate is { } terms ? terms.Margin * (terms.IsRelative ? Math.Abs(evidence.BaselineValue) : 1) : null,
            PValue = evidence.PValue,
            PAdjusted = adjusted,
            Interval = estimate.Method,
            MinimumDetectable = Number(evidence.MinimumDetectable(intervalLevel)),
            NoiseFloor = request.Slice is null && side.Noise.TryGetValue($"{request.Grader}.{request.Metric.Name}", out var noise) ? Number(noise.Floor(level)) : null,
            Verdict = verdict,
            Reason = reason,
            Tolerated = rule?.Tolerated ?? 0,
            WouldDecide = wouldDecide,
        };
    }

    private static double? Number(double value) => double.IsFinite(value) ? value : null;
}
