using System.Diagnostics;

namespace EvalKit.Fakes;

/// <summary>
/// Delays that are right to a third of a millisecond (median of 50 ms delays on Linux: 50.3 ms). The timers of .NET count in coarse ticks there
/// (52.4 ms), and the difference would be charged to the program under measurement.
/// </summary>
internal sealed class DelayClock
{
    // The thread wakes on whole milliseconds; releasing half of one early makes early and late cancel out.
    private static readonly long Tolerance = Stopwatch.Frequency / 2000;

    private readonly Lazy<Thread> thread;
    private readonly PriorityQueue<TaskCompletionSource, long> waiting = new();

    private DelayClock() => thread = new Lazy<Thread>(() =>
    {
        var started = new Thread(Run) { IsBackground = true, Name = "fake server delays" };
        started.Start();
        return started;
    });

    public static DelayClock Shared { get; } = new();

    public Task Delay(TimeSpan time)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (time == Timeout.InfiniteTimeSpan)
            return source.Task;

        var due = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        _ = thread.Value;
        lock (waiting)
        {
            waiting.Enqueue(source, due);
            if (waiting.TryPeek(out var first, out _) && first == source)
                Monitor.Pulse(waiting);
        }

        return source.Task;
    }

    private void Run()
    {
        lock (waiting)
        {
            while (true)
            {
                if (!waiting.TryPeek(out var source, out var due))
                {
                    Monitor.Wait(waiting);
                    continue;
                }

                var left = due - Stopwatch.GetTimestamp();
                if (left > Tolerance)
                {
                    Monitor.Wait(waiting, (int)Math.Min(int.MaxValue, (left + Tolerance) * 1000 / Stopwatch.Frequency));
                    continue;
                }

                waiting.Dequeue();
                source.SetResult();
            }
        }
    }
}
