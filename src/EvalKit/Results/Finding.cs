namespace EvalKit.Results;

/// <summary>Something a reader should know, found after the run.</summary>
/// <param name="Id">A stable id, such as <c>EK102</c>.</param>
/// <param name="Level">hint, warning or error.</param>
/// <param name="Message">What was observed, the limit and the remedy.</param>
public sealed record Finding(string Id, string Level, string Message);
