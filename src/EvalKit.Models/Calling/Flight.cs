namespace EvalKit.Models;

internal sealed class Flight(ResponseKey key, CancellationToken runCancellation)
{
    public ResponseKey Key { get; } = key;

    public CancellationTokenSource Cancellation { get; } = CancellationTokenSource.CreateLinkedTokenSource(runCancellation);

    public TaskCompletionSource<ModelResult> Landed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Passengers { get; set; }

    public void Cancel()
    {
        try
        {
            Cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It landed meanwhile.
        }
    }
}
