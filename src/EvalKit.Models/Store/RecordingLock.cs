namespace EvalKit.Models;

/// <summary>Whoever holds it is the only one, in this process and others, that updates recorded files beside a folder of segments.</summary>
internal sealed class RecordingLock(FileStream file) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<RecordingLock> TakeAsync(string directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, "recordings.lock");
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new RecordingLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (File.Exists(path))
            {
                if (clock.GetElapsedTime(started) > Patience)
                    throw new StoreWriteException($"The recorded responses cannot be updated: {e.Message}");
            }
            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
