namespace EvalKit.Models;

/// <summary>
/// At most one call in flight for a key. Callers who give up leave the call to the others; when the last one leaves it is cancelled.
/// </summary>
internal sealed class SingleFlight(CancellationToken runCancellation)
{
    public const string CancelledMessage = "the run was cancelled before an answer came";

    private readonly Lock _lock = new();
    private readonly Dictionary<ResponseKey, Flight> _flights = [];

    public async Task<(ModelResult Result, bool Shared)> JoinAsync(
        ResponseKey key, Func<CancellationToken, Task<ModelResult>> start, CancellationToken cancellationToken)
    {
        Flight? flight;
        bool shared;
        lock (_lock)
        {
            shared = _flights.TryGetValue(key, out flight);
            if (flight is null) _flights.Add(key, flight = new Flight(key, runCancellation));
            flight.Passengers++;
        }

        if (!shared) _ = FlyAsync(flight, start);
        try
        {
            return (await flight.Landed.Task.WaitAsync(cancellationToken).ConfigureAwait(false), shared);
        }
        finally
        {
            Leave(flight);
        }
    }

    private async Task FlyAsync(Flight flight, Func<CancellationToken, Task<ModelResult>> start)
    {
        ModelResult result;
        try
        {
            result = await start(flight.Cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (flight.Cancellation.IsCancellationRequested)
        {
            result = new ModelFailure(flight.Key, ModelFailureKind.Cancelled, CancelledMessage);
        }
        catch (Exception exception)
        {
            result = new ModelFailure(flight.Key, ModelFailureKind.Other, $"{exception.GetType().Name}: {exception.Message}");
        }

        Remove(flight);
        flight.Landed.SetResult(result);
        flight.Cancellation.Dispose();
    }

    private void Leave(Flight flight)
    {
        lock (_lock)
        {
            if (--flight.Passengers > 0 || flight.Landed.Task.IsCompleted) return;
            RemoveLocked(flight);
        }

        flight.Cancel();
    }

    private void Remove(Flight flight)
    {
        lock (_lock) RemoveLocked(flight);
    }

    private void RemoveLocked(Flight flight)
    {
        if (_flights.TryGetValue(flight.Key, out var current) && ReferenceEquals(current, flight)) _flights.Remove(flight.Key);
    }
}
