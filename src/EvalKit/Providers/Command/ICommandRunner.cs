namespace EvalKit.Providers.Command;

/// <summary>Gets the answer of a program to one request.</summary>
internal interface ICommandRunner : IDisposable
{
    /// <summary>What the program wrote: its whole output, or one object.</summary>
    /// <param name="request">Writes the request; given an id, the object holds it.</param>
    /// <param name="cancellation">Ends the wait, and a process that does nothing but this call.</param>
    /// <exception cref="Models.ModelCallException">There is no answer; the message holds the end of standard error.</exception>
    Task<string> AskAsync(Func<string?, string> request, CancellationToken cancellation);
}
