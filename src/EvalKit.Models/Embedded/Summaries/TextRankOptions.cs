namespace EvalKit.Models.Embedded;

/// <summary>Options of the TextRank summariser.</summary>
/// <param name="Sentences">Sentences at most, at least 1. <value>The default value is 3.</value></param>
/// <param name="MaxWords">
/// Words (separated by white space) at most, at least 1; null for no bound. A sentence that does not fit any more is passed over; if none
/// fits, the best one is cut. <value>The default value is null.</value>
/// </param>
public sealed record TextRankOptions(int Sentences = 3, int? MaxWords = null);
