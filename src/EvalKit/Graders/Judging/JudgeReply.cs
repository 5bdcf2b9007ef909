using System.Text.Json;
using EvalKit.Models;

namespace EvalKit.Graders.Judging;

/// <summary>A judge's verdict as it was read, or the reading that says why there is none.</summary>
internal sealed record JudgeReply
{
    /// <summary>The verdict; holds every property of its form.</summary>
    public JsonElement Verdict { get; init; }

    /// <summary>The reasoning behind it, or null.</summary>
    public string? Reasoning { get; init; }

    /// <summary>The answer in full.</summary>
    public string Text { get; init; } = "";

    /// <summary>The tokens of the answer with their probabilities; empty without.</summary>
    public IReadOnlyList<TokenLogprob> Logprobs { get; init; } = [];

    /// <summary>What went wrong; null where there is a verdict.</summary>
    public JudgeReading? Failure { get; init; }
}
