namespace EvalKit.Models;

/// <summary>One attempt to get an answer, whatever kind of client gives it.</summary>
internal interface IAsk
{
    Task<Answer> AskAsync(CancellationToken cancellationToken);
}
