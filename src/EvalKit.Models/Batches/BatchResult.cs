namespace EvalKit.Models;

/// <summary>What became of one request of a batch.</summary>
/// <param name="CustomId">The name that it was handed in under.</param>
/// <param name="Ending">Whether it was worked on.</param>
/// <param name="Status">The HTTP status that a single call would have had.</param>
/// <param name="Body">The body that a single call would have had, or the words of the error.</param>
/// <param name="RequestId">The provider's identifier, or null.</param>
internal readonly record struct BatchResult(string CustomId, BatchStatus Ending, int Status, ReadOnlyMemory<byte> Body, string? RequestId);
