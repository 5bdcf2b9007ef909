using System.Text.Json;

namespace EvalKit.Running;

/// <summary>
/// Writes how far a run is into its folder, once a second, for those who watch it from outside (<c>evalkit view</c>), and takes it away at the end. A run that is
/// killed leaves it behind: a file that is not written any more tells that nobody runs. Nothing depends on it, and a run goes on where it cannot be written.
/// </summary>
internal sealed class ProgressFile : IAsyncDisposable
{
    /// <value>The default value is one second between states.</value>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly string _path;
    private readonly RunProgress _progress;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly Task _writing;

    /// <param name="folder">The run's folder, which exists.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="time">The clock of the interval.</param>
    public ProgressFile(RunFolder folder, RunProgress progress, TimeProvider time)
    {
        (_path, _progress, _time, _started) = (folder.Progress, progress, time, time.GetTimestamp());
        _writing = Task.Run(WriteAsync);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _writing;
        _ended.Dispose();
        RunFolder.Remove(_path);
    }

    private async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
                RunFolder.WriteWhole(_path, Write);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            // The end, or a disk that takes no more: the run itself says so where that matters.
        }
    }

    private void Write(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream);
        var calls = _progress.Calls;
        writer.WriteStartObject();
        writer.WriteNumber("elapsed_s", Math.Round(_time.GetElapsedTime(_started).TotalSeconds, 1));
        writer.WriteNumber("planned", _progress.Planned);
        writer.WriteNumber("done", _progress.Done);
        writer.WriteNumber("failed", _progress.Failed);
        writer.WriteNumber("calls", calls.Calls);
        writer.WriteNumber("found", calls.Found);
        writer.WriteNumber("retries", calls.Retries);
        writer.WriteNumber("spent_usd", _progress.SpentUsd);
        if (_progress.Batch is { } batch)
        {
            writer.WriteNumber("batches_open", batch.Open);
            writer.WriteNumber("batch_calls", batch.Calls);
            writer.WriteNumber("batch_calls_done", batch.Done);
        }
        writer.WriteEndObject();
    }
}
