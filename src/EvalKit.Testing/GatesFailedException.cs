namespace EvalKit.Testing;

/// <summary>A gate does not hold. The message names metric, difference, interval, worst items and the report.</summary>
/// <param name="message">The message.</param>
public sealed class GatesFailedException(string message) : Exception(message), IAssertionException;

/// <summary>The name by which test frameworks tell an assertion that failed from code that broke.</summary>
internal interface IAssertionException;
