namespace EvalKit.Models;

/// <summary>The answer of a server to one request.</summary>
/// <param name="Status">A status from 200 to 299.</param>
/// <param name="Body">The whole body.</param>
/// <param name="RequestId">The server's identifier of the call, when it gave one.</param>
/// <param name="Limits">What it announced of its limits.</param>
public sealed record HttpReply(int Status, ReadOnlyMemory<byte> Body, string? RequestId, RateLimitReading? Limits);
