namespace EvalKit.JudgeChecks;

/// <summary>How verdicts are read and compared.</summary>
public sealed record JudgeCheckOptions
{
    /// <summary>What the verdicts are; null to see it from them.</summary>
    public VerdictScale? Scale { get; init; }

    /// <summary>The verdict that passes, every other fails; null for true, yes, pass, 1 and the like.</summary>
    public string? Positive { get; init; }

    /// <summary>Verdicts that say nothing: counted as <c>judge_failed</c>.</summary>
    public IReadOnlyList<string> Unusable { get; init; } = [];

    /// <summary>The only verdicts that say something; empty for any.</summary>
    public IReadOnlyList<string> Valid { get; init; } = [];

    /// <summary>The models that are the judge's own family.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    /// <summary>The confidence level of intervals, in (0,1).</summary>
    public double Level { get; init; } = Suites.SuiteDefaults.Confidence;

    /// <summary>The seed of resampling.</summary>
    public long Seed { get; init; } = Suites.SuiteDefaults.Seed;
}
