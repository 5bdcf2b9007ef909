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
    private readonly TextWriter _error;

    public Shutdown(TextWriter error, TimeProvider time)
    {
        _error = error;
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
        _error.WriteLine("evalkit: stopping; finished work is kept. Press Ctrl-C again to drop the calls in flight.");
        _cancelCalls.CancelAfter(Grace);
        _noNewCells.Cancel();
    }
}
