namespace EvalKit.Models;

/// <summary>One attempt to get an answer, whatever kind of client gives it.</summary>
internal interface IAsk
{
    /// <summary>What it is expected to take from the provider's budgets.</summary>
    CallCost Cost { get; }

    /// <summary>How large it can be at most.</summary>
    CallSize Size { get; }

    Task<Answer> AskAsync(CancellationToken cancellationToken);

    /// <summary>The client that hands requests like this in together; null where its provider has no batches.</summary>
    IBatchedClient? Batched { get; }

    /// <summary>The body under which it is handed in.</summary>
    /// <exception cref="ModelCallException">The interface has no place for an option.</exception>
    ReadOnlyMemory<byte> WriteBody();
}
