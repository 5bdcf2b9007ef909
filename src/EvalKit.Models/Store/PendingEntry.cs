namespace EvalKit.Models;

internal sealed class PendingEntry(ReadOnlyMemory<byte> line)
    : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public ReadOnlyMemory<byte> Line { get; } = line;
}
