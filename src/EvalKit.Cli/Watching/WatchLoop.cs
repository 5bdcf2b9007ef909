namespace EvalKit.Cli.Watching;

/// <summary>Does something whenever files change, once they are quiet: a save is many changes.</summary>
/// <param name="changes">Tells of changes.</param>
/// <param name="time">The clock of the quiet.</param>
internal sealed class WatchLoop(IFileChanges changes, TimeProvider time)
{
    /// <value>The default value is 200 milliseconds.</value>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>Does it at once, and again after changes, until it is stopped.</summary>
    /// <param name="files">What is to be watched: asked before each time, since the files name others.</param>
    /// <param name="act">What is done.</param>
    /// <param name="stop">Ends it, without an exception.</param>
    public async Task RunAsync(Func<IReadOnlySet<string>> files, Func<Task> act, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                // Watched before they are read: a change in between is not missed.
                changes.Watch(files());
                await act();
                await changes.NextAsync(stop);
                await QuietAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked for.
        }
    }

    private async Task QuietAsync(CancellationToken stop)
    {
        for (var isQuiet = false; !isQuiet;)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var next = changes.NextAsync(over.Token);
            isQuiet = await Task.WhenAny(next, Task.Delay(Quiet, time, over.Token)) != next;
            await over.CancelAsync();
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
        }
    }
}
