namespace EvalKit.Models;

/// <summary>What a model answered. Refusals and truncated answers are responses; errors are <see cref="ModelFailure"/>.</summary>
public sealed record ModelResponse
{
    /// <summary>The answer; null when there is none (a refusal, only tool calls, an embedding).</summary>
    public string? Text { get; init; }

    /// <summary>The model's or provider's words when it declined; null when it did not.</summary>
    public string? Refusal { get; init; }

    /// <summary>The exact model that answered, as the provider names it.</summary>
    public string? ServedModel { get; init; }

    /// <summary>The provider's fingerprint of the serving system.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The provider's identifier of the call, for questions to its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The provider's identifier of the answer, as its body names it; null when it has none.</summary>
    public string? ResponseId { get; init; }

    /// <summary>One of <see cref="FinishReasons"/>, or the provider's own word.</summary>
    public string FinishReason { get; init; } = FinishReasons.Stop;

    /// <summary>Token counts; null when none were reported.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Durations.</summary>
    public CallTimings Timings { get; init; } = CallTimings.NotMeasured;

    /// <summary>How often the model was asked until it answered, at least 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When the answer arrived, in UTC; null when unknown.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Cost in US dollars, only from sources that know it; null otherwise. Prices are applied elsewhere.</summary>
    public double? CostUsd { get; init; }

    /// <summary>Functions the model asks to be called, in its order.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>The texts of the further choices, in order, where several were asked for by <c>n</c>.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>The tokens of <see cref="Text"/> with their probabilities; empty when they were not asked for.</summary>
    public IReadOnlyList<TokenLogprob> Logprobs { get; init; } = [];

    /// <summary>The service tier that answered, in the provider's word; null when it did not say.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The vector of an embedding request; null otherwise. Not to be changed.</summary>
    public float[]? Embedding { get; init; }
}
