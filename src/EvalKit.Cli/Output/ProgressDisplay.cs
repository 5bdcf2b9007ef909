using System.Globalization;
using EvalKit.Running;
using Spectre.Console;

namespace EvalKit.Cli.Output;

/// <summary>Shows how far a run is: a live bar on a terminal, a plain line now and then elsewhere, nothing when quiet.</summary>
internal sealed class ProgressDisplay(Terminal terminal, TimeProvider time, bool quiet)
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);

    /// <value>The default value is 10 seconds between plain lines.</value>
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);

    public async Task<T> ShowAsync<T>(string name, RunProgress progress, Task<T> work)
    {
        if (quiet)
            return await work;
        if (!terminal.IsLive)
            await PlainAsync(name, progress, work);
        else
            await LiveAsync(name, progress, work);
        return await work;
    }

    private async Task PlainAsync(string name, RunProgress progress, Task work)
    {
        var started = time.GetTimestamp();
        while (await Task.WhenAny(work, Task.Delay(PlainInterval, time)) != work)
            terminal.Error.WriteLine($"{name}: {Line(progress, time.GetElapsedTime(started))}");
        terminal.Error.WriteLine($"{name}: {Line(progress, time.GetElapsedTime(started))}");
    }

    private async Task LiveAsync(string name, RunProgress progress, Task work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        var started = time.GetTimestamp();
        await console.Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(name), maxValue: Math.Max(1, progress.Planned));
                Task finished;
                do
                {
                    finished = await Task.WhenAny(work, Task.Delay(LiveInterval, time));
                    bar.Value = progress.Done;
                    bar.Description = Markup.Escape($"{name}  {Line(progress, time.GetElapsedTime(started))}");
                }
                while (finished != work);
            });
    }

    private static string Line(RunProgress progress, TimeSpan elapsed)
    {
        var (done, calls) = (progress.Done, progress.Calls);
        var left = done == 0 || done >= progress.Planned ? "" : ", " + Span(elapsed / done * (progress.Planned - done)) + " left";
        return string.Create(CultureInfo.InvariantCulture,
            $"{done}/{progress.Planned} done, {calls.Found} found in store, {progress.Failed} failed, ${progress.SpentUsd:0.00##}{left}");
    }

    private static string Span(TimeSpan span) => span.TotalHours >= 1
        ? span.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
        : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
