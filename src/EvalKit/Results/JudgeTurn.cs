namespace EvalKit.Results;

/// <summary>One question to a judge and what it said.</summary>
public sealed record JudgeTurn
{
    /// <summary>The judge's name in the suite.</summary>
    public required string Judge { get; init; }

    /// <summary>The index of what was sent among <see cref="JudgeTrace.Requests"/>.</summary>
    public required int Request { get; init; }

    /// <summary>The index of the sample, from 0.</summary>
    public int Sample { get; init; }

    /// <summary>How often the same was asked before because the verdict could not be used.</summary>
    public int Attempt { get; init; }

    /// <summary>The exact model that answered; null where there is no answer.</summary>
    public string? Model { get; init; }

    /// <summary>What it said, word for word: reasoning and verdict, a refusal, or what there is of an answer that was cut off.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it gave no verdict; null where it gave one.</summary>
    public string? Problem { get; init; }

    /// <summary>Why the answer ended.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Tokens of the question.</summary>
    public int? InputTokens { get; init; }

    /// <summary>Tokens of the answer, hidden reasoning included.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>Tokens of hidden reasoning.</summary>
    public int? ReasoningTokens { get; init; }

    /// <summary>Milliseconds that the answer took when it was made.</summary>
    public double? TotalMs { get; init; }

    /// <summary>US dollars that it cost when it was made; null where its price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The provider's identifier of the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>The key of the answer in the store; null where it is not stored.</summary>
    public string? Response { get; init; }
}

/// <summary>A message that a judge was sent.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Content">The text; of images and sounds their type with an address or a hash.</param>
public sealed record JudgeMessage(string Role, string Content);
