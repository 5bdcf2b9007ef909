using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Running;

/// <summary>What a cell produced.</summary>
internal sealed record Sample
{
    public required Outcome Outcome { get; init; }

    /// <summary>Why there is nothing to grade, or null.</summary>
    public SampleError? Error { get; init; }

    /// <summary>One entry a step that was called, in order.</summary>
    public required IReadOnlyList<StepResult> Steps { get; init; }

    /// <summary>The response of the last step that answered, or null.</summary>
    public ModelResponse? Last => Steps.Count > 0 ? Steps[^1].Response : null;

    /// <summary>The text under test, or null.</summary>
    public string? Output => Last?.Text ?? Last?.Refusal;

    /// <summary>The model that stood in for the one of the last step that needed it, or null.</summary>
    public string? Fallback => Steps.LastOrDefault(s => s.Fallback is not null)?.Fallback;

    /// <summary>The sum over steps of the recorded durations in milliseconds; null when one was not measured.</summary>
    public double? LatencyMs => Steps.Count == 0 ? null : Steps.Aggregate((double?)0, (sum, s) => sum + s.Response.Timings.TotalMs);

    /// <summary>The tokens of all steps.</summary>
    public TokenTotals Usage => Steps.Aggregate(default(TokenTotals), (sum, s) => sum + new TokenTotals(
        s.Response.Usage?.Input ?? 0, s.Response.Usage?.CachedInput ?? 0, s.Response.Usage?.Output ?? 0, s.Response.Usage?.Reasoning ?? 0));

    /// <summary>The output tokens of the last step without its reasoning; null when the provider gave no count.</summary>
    public long? AnswerTokens => Last?.Usage is { Output: { } output } usage ? Math.Max(0, output - (usage.Reasoning ?? 0)) : null;

    /// <summary>The sum over steps of the recorded costs in US dollars; null when one is unknown.</summary>
    public double? CostUsd => Steps.Count == 0 ? null : (double?)Steps.Aggregate((decimal?)0, (sum, s) => sum + s.CostUsd);
}

/// <summary>Why a cell has no sample to grade.</summary>
internal sealed record SampleError(string Kind, string Message);
