using System.Collections.Concurrent;

namespace EvalKit.Models.Tests;

/// <summary>
/// A clock on which no time passes by itself. A timer is due at once, which moves the clock by its delay and notes it, except time limits, which are the timers
/// of cancellation: those fire only when told to, or at once when that is asked for.
/// </summary>
internal sealed class SkippingTime(bool limitsPass = false) : TimeProvider
{
    private readonly ConcurrentQueue<Action> _limits = new();
    private long _ticks = Samples.Time.UtcTicks;

    public ConcurrentQueue<TimeSpan> Delays { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void PassLimits()
    {
        while (_limits.TryDequeue(out var fire)) fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SkippingTimer(this, () => callback(state), isLimit: state is CancellationTokenSource);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(TimeSpan dueTime, bool isLimit, Action fire)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return;
        if (isLimit && !limitsPass)
        {
            _limits.Enqueue(fire);
            return;
        }

        if (!isLimit) Delays.Enqueue(dueTime);
        Interlocked.Add(ref _ticks, dueTime.Ticks);
        fire();
    }

    private sealed class SkippingTimer(SkippingTime time, Action callback, bool isLimit) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Schedule(dueTime, isLimit, () => ThreadPool.QueueUserWorkItem(_ =>
            {
                if (Volatile.Read(ref _disposed) == 0) callback();
            }));
            return true;
        }

        public void Dispose() => Volatile.Write(ref _disposed, 1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
