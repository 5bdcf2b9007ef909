using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Graders.Judging;

/// <summary>One question to a judge.</summary>
/// <param name="Messages">What is sent.</param>
/// <param name="Form">The answer that is asked for; providers that can are held to its schema.</param>
/// <param name="Scope">The item and its sample, for judges whose verdicts are recorded.</param>
internal sealed record JudgeCall(IReadOnlyList<ChatMessage> Messages, VerdictForm Form, TemplateScope Scope)
{
    /// <summary>Index of the sample, from 0: samples of one question are different requests.</summary>
    public int Sample { get; init; }

    /// <summary>How often the same was asked before because the verdict could not be used: every attempt is a request of its own.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether the probabilities of the answer's tokens are wanted.</summary>
    public bool Logprobs { get; init; }
}
