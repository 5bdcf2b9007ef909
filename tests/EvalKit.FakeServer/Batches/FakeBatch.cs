using System.Diagnostics;

namespace EvalKit.Fakes.Batches;

/// <summary>A batch whose results were made when it was created and are shown when its time has come.</summary>
internal sealed class FakeBatch(string id, string? name, string operation, string input, IReadOnlyList<FakeResult> results, IReadOnlyList<(int Line, string Message)> problems, string? refusal, TimeSpan delay)
{
    private readonly long created = Stopwatch.GetTimestamp();

    public string Id => id;

    public string? Name => name;

    public string Operation => operation;

    public string Input => input;

    /// <summary>The lines that cannot be worked on, from 1.</summary>
    public IReadOnlyList<(int Line, string Message)> Problems => problems;

    /// <summary>The code under which it was refused as a whole, or null.</summary>
    public string? Refusal => refusal;

    public bool IsRefused => refusal is not null || problems.Count > 0;

    public int Total => results.Count;

    /// <summary>How many were done when it was cancelled; null while nobody has.</summary>
    public int? DoneAtCancellation { get; private set; }

    public bool HasEnded => DoneAtCancellation is not null || Elapsed >= delay;

    public int Done => IsRefused ? 0 : DoneAtCancellation ?? (HasEnded ? results.Count : (int)(results.Count * (Elapsed / delay)));

    public string Status => this switch
    {
        { HasEnded: false } => IsRefused ? "validating" : "in_progress",
        { IsRefused: true } => "failed",
        { DoneAtCancellation: not null } => "cancelled",
        _ => results.Any(r => r.Kind == FakeResultKind.Expired) ? "expired" : "completed",
    };

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(created);

    /// <summary>Last first, so that whoever goes by the order is wrong.</summary>
    public IEnumerable<FakeResult> Results => results
        .Select((result, index) => index < (DoneAtCancellation ?? results.Count) ? result : result with { Kind = FakeResultKind.Cancelled })
        .Where(result => result.Kind != FakeResultKind.Lost)
        .Reverse();

    public void Cancel() => DoneAtCancellation ??= Done;
}
