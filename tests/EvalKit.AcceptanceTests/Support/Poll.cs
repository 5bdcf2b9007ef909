using System.Diagnostics;

namespace EvalKit.AcceptanceTests.Support;

/// <summary>Waits for something that happens in another process and cannot be awaited.</summary>
internal static class Poll
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(3);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Tool.Limit, $"did not happen: {what}");
            await Task.Delay(Interval);
        }
    }
}
