namespace EvalKit.Running;

/// <summary>
/// Decides when going on is pointless: nothing can be written, the key is refused, the quota is used up, or a variant gets nothing but failures.
/// A variant is judged by its own calls: answers found in the store, or given to another variant, say nothing of its provider.
/// </summary>
internal sealed class StopReason : IDisposable
{
    /// <value>The default value is two seconds for answers that are already paid for.</value>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <value>The default value is 3 cells, each with all its attempts, when no connection has been made at all.</value>
    private const int NeverConnected = 3;

    /// <summary>The kind of failure of calls that do not fit into the budget.</summary>
    public const string Budget = "budget";

    private readonly bool[] _answered;
    private readonly int[] _inARow;
    private readonly CancellationTokenSource _noNewCells;
    private readonly CancellationTokenSource _graceOver;
    private readonly CancellationTokenSource _cancelCalls;
    private string? _text;

    /// <param name="variants">The number of variants.</param>
    /// <param name="failuresInARow">So many failed cells of one variant in a row are enough; null where every call has been made and stopping saves none.</param>
    /// <param name="noNewCells">The caller's wish that no further cell is begun.</param>
    /// <param name="cancelCalls">The caller's wish that calls in flight end at once.</param>
    /// <param name="time">The clock of the grace for calls in flight.</param>
    public StopReason(int variants, int? failuresInARow, CancellationToken noNewCells, CancellationToken cancelCalls, TimeProvider time)
    {
        FailuresInARow = failuresInARow;
        _answered = new bool[variants];
        _inARow = new int[variants];
        _noNewCells = CancellationTokenSource.CreateLinkedTokenSource(noNewCells);
        _graceOver = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _cancelCalls = CancellationTokenSource.CreateLinkedTokenSource(cancelCalls, _graceOver.Token);
    }

    /// <summary>Cancelled when no further cell is to be begun, for a reason of the run's own or the caller's.</summary>
    public CancellationToken NoNewCells => _noNewCells.Token;

    /// <summary>Cancelled when calls in flight are to end.</summary>
    public CancellationToken CancelCalls => _cancelCalls.Token;

    /// <summary>Why the run stops, or null while it goes on.</summary>
    public string? Text => Volatile.Read(ref _text);

    /// <summary>A sample has come or failed.</summary>
    public void Saw(int variant, Sample sample)
    {
        if (sample.Error is { } error)
            Failed(variant, error);
        if (!sample.Steps.Any(s => !s.IsFound))
            return;
        Volatile.Write(ref _answered[variant], true);
        if (sample.Error is null)
            Volatile.Write(ref _inARow[variant], 0);
    }

    /// <summary>Ends the run for a reason of its own; the first reason stands.</summary>
    public void Stop(string text)
    {
        if (Interlocked.CompareExchange(ref _text, text, null) is null)
            End();
    }

    /// <summary>So many failures in a row are enough; null where stopping saves nothing.</summary>
    public int? FailuresInARow { get; }

    /// <summary>Whether the run ends because nothing more may be spent.</summary>
    public bool IsBudget { get; private set; }

    /// <summary>Ends the run because nothing more may be spent. Calls that cost something are no longer in flight then.</summary>
    public void StopForBudget(string text)
    {
        IsBudget = true;
        Stop(text);
    }

    /// <summary>Ends the run because nothing more needs to be known: the calls in flight are given their grace, and that is no failure.</summary>
    public void End()
    {
        _graceOver.CancelAfter(Grace);
        _noNewCells.Cancel();
    }

    public void Dispose()
    {
        _noNewCells.Dispose();
        _cancelCalls.Dispose();
        _graceOver.Dispose();
    }

    private void Failed(int variant, SampleError error)
    {
        switch (error.Kind)
        {
            case "store_write":
                Stop(error.Message);
                break;
            case Budget:
                StopForBudget(error.Message);
                break;
            case "authentication":
                Stop($"the provider refused the key: {error.Message}");
                break;
            case "quota":
                Stop($"the provider's quota is used up: {error.Message}");
                break;
            case "timeout" or "rate_limited" or "resource_unavailable" or "server_error" or "connection" or "malformed_response":
                Count(variant, error, "the provider is unavailable");
                break;
            case "bad_request" or "conflict":
                Count(variant, error, "the provider accepts no request");
                break;
        }
    }

    private void Count(int variant, SampleError error, string finding)
    {
        if (FailuresInARow is not { } enough)
            return;
        var limit = error.Kind == "connection" && !Volatile.Read(ref _answered[variant]) ? NeverConnected : enough;
        if (Interlocked.Increment(ref _inARow[variant]) >= limit)
            Stop($"{finding}: {limit} cells in a row failed, the last with: {error.Message}");
    }
}
