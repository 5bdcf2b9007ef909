using Microsoft.Extensions.AI;

namespace EvalKit.Graders.Judging;

/// <summary>One question to a judge with its answer as it was read.</summary>
/// <param name="Judge">The judge's name in the suite.</param>
/// <param name="Messages">What it was sent.</param>
/// <param name="Sample">Index of the sample.</param>
/// <param name="Attempt">How often the same was asked before because its verdict could not be used.</param>
/// <param name="Answer">What came back.</param>
/// <param name="Problem">Why it cannot be used; null where it can.</param>
internal sealed record JudgeExchange(string Judge, IReadOnlyList<ChatMessage> Messages, int Sample, int Attempt, JudgeAnswer Answer, string? Problem);
