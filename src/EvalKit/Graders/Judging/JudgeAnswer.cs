using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Graders.Judging;

/// <summary>What a judge answered, or why it did not.</summary>
internal sealed record JudgeAnswer
{
    /// <summary>The answer; null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>The outcome that a failure stands for.</summary>
    public Outcome Outcome { get; init; } = Outcome.JudgeFailed;

    /// <summary>The exact model that answered, or the one that was asked where the provider does not say.</summary>
    public string? Model { get; init; }

    /// <summary>The tokens of the text with their probabilities; empty without.</summary>
    public IReadOnlyList<TokenLogprob> Logprobs { get; init; } = [];

    /// <summary>US dollars that the answer cost when it was made; null where its price is unknown.</summary>
    public decimal? CostUsd { get; init; } = 0;

    /// <summary>The key of the response; null where it is not stored.</summary>
    public string? Key { get; init; }

    /// <summary>The response, also where it holds no answer; null where the call failed.</summary>
    public ModelResponse? Response { get; init; }

    /// <summary>Whether the same question may be answered otherwise when it is asked once more: not where the call failed, nor where verdicts are on record.</summary>
    public bool CanDiffer { get; init; }
}
