namespace EvalKit.Models.Embedded.Answering;

/// <summary>A sentence that may be the answer.</summary>
/// <param name="Text">As it stands in the passage.</param>
/// <param name="Words">Its content words.</param>
/// <param name="Nearby">
/// Content words of its paragraph and of the heading above, which the sentence need not repeat to be about them.
/// </param>
/// <param name="IsHeading">It looks like a heading, and is an answer only for want of a better one.</param>
internal sealed record EvidenceSentence(string Text, HashSet<string> Words, HashSet<string> Nearby, bool IsHeading);
