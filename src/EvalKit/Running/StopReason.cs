
namespace EvalKit.Running;

/// <summary>
/// Decides when going on is pointless: the store cannot be written, the key is refused, the quota is used up, or nothing but failures comes back.
/// </summary>
internal sealed class StopReason(int failuresInARow)
{
    private int _inARow;
    private string? _reason;

    /// <summary>Why the run stops, or null while it goes on.</summary>
    public string? Text => Volatile.Read(ref _reason);

    public void Saw(Sample sample)
    {
        if (sample.Error is not { } error)
        {
            Volatile.Write(ref _inARow, 0);
            return;
        }
        var text = error.Kind switch
        {
            "store_write" => $"the response store cannot be written: {error.Message}",
            "authentication" => $"the provider refused the key: {error.Message}",
            "quota" => $"the provider's quota is used up: {error.Message}",
            "timeout" or "rate_limited" or "server_error" or "connection" or "malformed_response" when Interlocked.Increment(ref _inARow) >= failuresInARow =>
                $"the provider is unavailable: {failuresInARow} cells in a row failed, the last with: {error.Message}",
            _ => null,
        };
        if (text is not null)
            Interlocked.CompareExchange(ref _reason, text, null);
    }

}
