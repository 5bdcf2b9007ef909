using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EvalKit.Benchmarks.Load;

internal static class MeasuredProcess
{
    // The system forgets a process's peak memory and CPU time when it exits, so they are read while it runs. Both only grow: what is lost is
    // at most the last interval.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    // USER_HZ: 100 on every architecture that .NET runs on.
    private const double ClockTicks = 100;

    /// <value>The default value is 65,536 characters: a failure says why in its first lines, and a line an item may be millions.</value>
    private const int MostKept = 1 << 16;

    /// <summary>Runs <c>dotnet</c> with the arguments and measures the process.</summary>
    /// <exception cref="LoadFailure">The exit code is not 0.</exception>
    public static async Task<ProcessUsage> RunDotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var text = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);

        var began = Stopwatch.GetTimestamp();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var exited = process.WaitForExitAsync();
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        while (await Task.WhenAny(exited, Task.Delay(Interval)) != exited)
            (cpu, peak) = Read(process, cpu, peak);

        var wall = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0
            ? new ProcessUsage(wall, cpu, peak)
            : throw new LoadFailure($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");

        void Keep(string? line)
        {
            lock (text)
                if (text.Length < MostKept)
                    text.AppendLine(line);
        }
    }

    private static (TimeSpan Cpu, long Peak) Read(Process process, TimeSpan cpu, long peak)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return ReadProc(process.Id);
            process.Refresh();
            return (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or FormatException)
        {
            // It has just ended.
            return (cpu, peak);
        }
    }

    /// <summary>The two figures alone: <see cref="Process"/> reads a file for every thread of the other process each time, which slows a run of 4.5 s by 0.1 s.</summary>
    private static (TimeSpan Cpu, long Peak) ReadProc(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        var peak = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (TimeSpan.FromSeconds(ticks / ClockTicks), long.Parse(peak[^2], CultureInfo.InvariantCulture) * 1024);
    }
}
