using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Proving;

/// <summary>
/// Measures gates on recorded outputs, without any call: how often each fails where nothing is worse, and how often it fails where harm is planted. The
/// same numbers for one seed, on one thread or many.
/// </summary>
public sealed class GateProver
{
    /// <value>The default value is 500 A/A runs: a rate of 5 % is then known to about 2 points.</value>
    public const int Replicates = 500;

    private readonly ProofSource _source;
    private readonly int _replicates;
    private readonly long _seed;
    private readonly List<ProvenGate> _gates = [];

    /// <param name="source">The recorded outputs and the gates.</param>
    /// <param name="replicates">How many A/A runs are drawn, at least 20.</param>
    /// <param name="seed">The seed of the draws.</param>
    public GateProver(ProofSource source, int replicates, long seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 20);
        (_source, _replicates, _seed) = (source, replicates, seed);
        List<(string Name, bool IsBaseline)> variants = [.. source.Run.Variants.Select(v => (v.Name, v.IsBaseline))];
        foreach (var rule in GateExpansion.Of(source.Gates, source.Run.Items))
            foreach (var name in GatedVariants.Of(rule, variants))
                _gates.Add(new ProvenGate(rule, source.Run.Variants.First(v => v.Name == name), replicates)
                {
                    Problem = rule.Correction is null ? null : "it is held against scores that people's labels correct, which a record cannot be drawn from without people: prove the gate on the scores themselves",
                });
    }

    /// <summary>Measures all gates.</summary>
    /// <param name="done">Told after each A/A run, from any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    public GateProofs Run(Action done, CancellationToken cancellation)
    {
        List<ProvenGate> compared = [.. _gates.Where(g => g.Problem is null && g.Rule.Kind == GateKind.AgainstBaseline)];
        List<ProvenGate> thresholds = [.. _gates.Where(g => g.Problem is null).Except(compared)];
        var proofs = _gates.Count(g => g.Rule.NeedsInterval);
        var family = new ComparisonProof(_source, compared, proofs);
        var alone = new ThresholdProof(_source, thresholds, proofs + compared.Count);
        family.Prepare(_seed);
        Parallel.For(0, _replicates, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, replicate =>
        {
            family.Run(replicate, Generator(replicate));
            alone.Run(replicate, Generator(replicate));
            done();
        });
        var alarms = compared.Count(g => g.Problem is null) == 0 ? (Rate?)null
            : new Rate(Enumerable.Range(0, _replicates).Count(r => compared.Any(g => g.Problem is null && g.Without[r] == Verdicts.Failed)), _replicates);
        return new GateProofs(_replicates, _seed, alarms, [.. _gates.Select(g => g.Result(1 - _source.Confidence))])
        {
            Quarantine = _source.Quarantine.Count == 0 ? null : _source.Quarantine,
        };
    }

    private SeededGenerator Generator(int replicate) => new(unchecked(_seed * 1_000_003 + replicate));
}
