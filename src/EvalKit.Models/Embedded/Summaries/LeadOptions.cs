namespace EvalKit.Models.Embedded;

/// <summary>Options of the lead summariser. What is reached first ends the summary; at least one of the two is given.</summary>
/// <param name="Sentences">Sentences at most, at least 1; null for no bound. <value>The default value is 3.</value></param>
/// <param name="MaxWords">
/// Words (separated by white space) at most, at least 1; null for no bound. A sentence that passes the bound is left out, the first one is
/// cut. <value>The default value is null.</value>
/// </param>
public sealed record LeadOptions(int? Sentences = 3, int? MaxWords = null);
