using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>A chat client whose requests can be handed in together.</summary>
internal interface IBatchedChat : IBatchedClient
{
    /// <summary>The body of a single call, never that of a stream.</summary>
    /// <exception cref="ModelCallException">The interface has no place for an option.</exception>
    ReadOnlyMemory<byte> WriteBody(IEnumerable<ChatMessage> messages, ChatOptions? options);
}
