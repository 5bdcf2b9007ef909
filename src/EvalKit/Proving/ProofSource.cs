using EvalKit.EarlyStopping;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Proving;

/// <summary>What gates are proven on.</summary>
/// <param name="Run">The recorded outputs' scores.</param>
/// <param name="Gates">The gates as the suite wrote them.</param>
/// <param name="Confidence">The suite's level.</param>
/// <param name="Seed">The suite's seed.</param>
/// <param name="AllowMissing">The suite's allowance for missing outcomes.</param>
/// <param name="BaselineOf">What a candidate is compared with, or null.</param>
public sealed record ProofSource(RunData Run, IReadOnlyList<GateRule> Gates, double Confidence, long Seed, double AllowMissing, Func<VariantData, BaselineSide?> BaselineOf)
{
    /// <summary>What was found of items in quarantine, which are not part of the run.</summary>
    public IReadOnlyList<QuarantineResult> Quarantine { get; init; } = [];

    /// <summary>A run read back from its folder; its baseline is a variant of the run, unless an accepted one is given.</summary>
    public static ProofSource Of(RecordedRun run, Baselines.AcceptedBaseline? accepted)
    {
        var counted = CountedItems.Without(run.Quarantine, run.Data);
        var data = counted.Of(run.Data);
        return new ProofSource(data, run.Gates ?? [], run.Confidence, run.Seed, run.AllowMissing,
            candidate => accepted is not null ? counted.Of(accepted.For(candidate))
                : data.Variants.FirstOrDefault(v => v.IsBaseline) is { } baseline ? new BaselineSide(data, baseline, BaselineSide.SameRun, null)
                : null)
        {
            Quarantine = run.QuarantineResults,
        };
    }
}
