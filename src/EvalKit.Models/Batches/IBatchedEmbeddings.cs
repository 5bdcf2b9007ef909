namespace EvalKit.Models;

/// <summary>An embedding client whose requests can be handed in together.</summary>
internal interface IBatchedEmbeddings : IBatchedClient
{
    /// <summary>The body of a single call.</summary>
    ReadOnlyMemory<byte> WriteBody(string text, int? dimensions);
}
