namespace EvalKit.Models;

/// <summary>A client whose requests can be handed in together. One client answers to all requests of its model.</summary>
internal interface IBatchedClient
{
    /// <summary>Where they are handed in.</summary>
    IBatchService Service { get; }

    /// <summary>The answer that a body holds, read as that of a single call is.</summary>
    /// <param name="status">The HTTP status that a single call would have had.</param>
    /// <param name="body">The body that a single call would have had.</param>
    /// <param name="requestId">The provider's identifier of the request, or null.</param>
    /// <exception cref="ModelCallException">It is no answer.</exception>
    Answer Read(int status, ReadOnlySpan<byte> body, string? requestId);
}
