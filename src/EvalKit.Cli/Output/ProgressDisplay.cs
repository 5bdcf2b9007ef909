using EvalKit.Running;
using Spectre.Console;

namespace EvalKit.Cli.Output;

/// <summary>Shows how far a run is: a live bar on a terminal, a plain line now and then elsewhere, nothing when quiet.</summary>
internal sealed class ProgressDisplay(Terminal terminal, TimeProvider time, bool quiet)
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);

    private const int BarWidth = 20;

    /// <summary>A percentage with the gaps around it and one column that stays free, so that no terminal wraps.</summary>
    private const int PercentageWidth = 8;

    /// <value>The default value is 10 seconds between plain lines.</value>
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);

    /// <value>The default value is 10 minutes between plain lines that say the same of batches.</value>
    private static readonly TimeSpan SameInterval = TimeSpan.FromMinutes(10);

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
        var (said, saidAt) = ("", started);
        while (await Task.WhenAny(work, Task.Delay(PlainInterval, time)) != work)
        {
            var line = ProgressLine.Of(progress, time.GetElapsedTime(started));
            // Batches take hours: the same line once in a while is enough.
            if (progress.Batch is not null && line == said && time.GetElapsedTime(saidAt) < SameInterval)
                continue;
            (said, saidAt) = (line, time.GetTimestamp());
            terminal.Error.WriteLine($"{name}: {line}");
        }
        terminal.Error.WriteLine($"{name}: {ProgressLine.Of(progress, time.GetElapsedTime(started))}");
    }

    private async Task LiveAsync(string name, RunProgress progress, Task work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        var started = time.GetTimestamp();
        terminal.ShowNoticesWith(text => console.WriteLine(text));
        try
        {
            await console.Progress()
                .AutoClear(false)
                .HideCompleted(false)
                .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(async context =>
                {
                    var bar = context.AddTask(Markup.Escape(PlainText.Of(name)), maxValue: Math.Max(1, progress.Planned));
                    Task finished;
                    do
                    {
                        finished = await Task.WhenAny(work, Task.Delay(LiveInterval, time));
                        bar.Value = progress.Done;
                        bar.Description = Markup.Escape(ProgressLine.Of(PlainText.Of(name), progress, time.GetElapsedTime(started), console.Profile.Width - BarWidth - PercentageWidth));
                    }
                    while (finished != work);
                });
        }
        finally
        {
            terminal.ShowNoticesWith(null);
        }
    }
}
