using EvalKit.Results;

namespace EvalKit.Graders.Judging;

/// <summary>What one sample of one judge makes of one cell.</summary>
internal sealed record JudgeReading
{
    /// <summary>The score in [0,1]; NaN where it is undefined.</summary>
    public double Score { get; init; }

    /// <summary>The value on the judge's own scale, or null.</summary>
    public double? Raw { get; init; }

    /// <summary>The verdict as a word; null for verdicts that are numbers.</summary>
    public string? Label { get; init; }

    /// <summary>The values of the kind's own columns.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>Pass or fail, for kinds that say so themselves.</summary>
    public bool? Passed { get; init; }

    /// <summary>The standard deviation of the score, where the reading is a distribution already; null otherwise.</summary>
    public double? Spread { get; init; }

    /// <summary>The judge's reasoning.</summary>
    public string? Reason { get; init; }

    /// <summary>Why there is no verdict; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>The outcome that a failure stands for.</summary>
    public Outcome Outcome { get; init; } = Outcome.JudgeFailed;

    public static JudgeReading Failed(string failure, Outcome outcome = Outcome.JudgeFailed) => new() { Failure = failure, Outcome = outcome };
}
