using System.Runtime.InteropServices;

namespace EvalKit.Cli.Commands;

/// <summary>
/// Ctrl-C and SIGTERM: the first lets calls in flight finish for two seconds and begins nothing new, the second ends them at once. Either way finished
/// work is kept and written.
/// </summary>
internal sealed class Shutdown : IDisposable
{
    /// <value>The default value is two seconds for answers that are already paid for.</value>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _noNewCells = new();
    private readonly CancellationTokenSource _cancelCalls;
    private readonly List<PosixSignalRegistration> _signals;
    private readonly Action<string> _notice;

    public Shutdown(Action<string> notice, TimeProvider time)
    {
        _notice = notice;
        _cancelCalls = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];
    }

    public CancellationToken NoNewCells => _noNewCells.Token;

    public CancellationToken CancelCalls => _cancelCalls.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _noNewCells.Dispose();
        _cancelCalls.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_noNewCells.IsCancellationRequested)
        {
            _cancelCalls.Cancel();
            return;
        }
        _notice("evalkit: stopping; finished work is kept. Ctrl-C again drops calls in flight.");
        _cancelCalls.CancelAfter(Grace);
        _noNewCells.Cancel();
    }
}
