namespace EvalKit.Models;

/// <summary>One attempt to get an answer, whatever kind of client gives it.</summary>
internal interface IAsk
{
    /// <summary>What it is expected to take from the provider's budgets.</summary>
    CallCost Cost { get; }

    /// <summary>How large it can be at most.</summary>
    CallSize Size { get; }

    Task<Answer> AskAsync(CancellationToken cancellationToken);
}
