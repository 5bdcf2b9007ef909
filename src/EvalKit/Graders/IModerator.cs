using EvalKit.Graders.Moderation;

namespace EvalKit.Graders;

/// <summary>Asks a moderation model through the response store.</summary>
internal interface IModerator
{
    /// <summary>What the model says of a text, or why there is nothing.</summary>
    ValueTask<(ModerationVerdict? Verdict, string? Failure)> ModerateAsync(string text, CancellationToken cancellation);
}
