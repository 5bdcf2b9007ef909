using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EvalKit.Benchmarks.Load;

/// <summary>
/// Runs a process and says what it took. A process of its own starts it and waits: the system counts CPU time and peak memory of ended children, so that nobody
/// has to look at the process while it runs (looking twenty times a second made a run of 4.5 s 0.05 s longer).
/// </summary>
internal static class MeasuredProcess
{
    /// <value>The default value is 65,536 characters: a failure says why in its first lines, and a line an item may be millions.</value>
    private const int MostKept = 1 << 16;

    private const string Dotnet = "dotnet";

    /// <summary>Runs <c>dotnet</c> with the arguments and measures the process.</summary>
    /// <exception cref="LoadFailure">The exit code is not 0, or the system is not Linux.</exception>
    public static async Task<ProcessUsage> RunDotnetAsync(params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            throw new LoadFailure("what a process took is read as Linux counts it: run this on Linux");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var (exitCode, text, _) = await RunAsync(Dotnet, [typeof(MeasuredProcess).Assembly.Location, "measure", file, .. arguments]);
            if (exitCode != 0)
                throw new LoadFailure($"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{text}");
            var figures = (await File.ReadAllTextAsync(file)).Split(' ');
            return new ProcessUsage(Ticks(figures[0]), Ticks(figures[1]), long.Parse(figures[2], CultureInfo.InvariantCulture));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The process in between: runs <c>dotnet</c> with the arguments, writes wall time, CPU time (both in ticks) and peak bytes into the file and ends as it did.</summary>
    public static async Task<int> MeasureAsync(string file, string[] arguments, TextWriter error)
    {
        // The first start of a process compiles the code that starts it, which is not to be charged to what is measured.
        await RunAsync("true", []);
        var before = ChildUsage.Read();
        var (exitCode, text, wall) = await RunAsync(Dotnet, arguments);
        var after = ChildUsage.Read();
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"{wall.Ticks} {(after.Cpu - before.Cpu).Ticks} {after.PeakBytes}"));
        if (exitCode != 0)
            await error.WriteAsync(text);
        return exitCode;
    }

    private static async Task<(int ExitCode, string Text, TimeSpan Wall)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
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
        await process.WaitForExitAsync();
        return (process.ExitCode, text.ToString(), Stopwatch.GetElapsedTime(began));

        void Keep(string? line)
        {
            lock (text)
                if (text.Length < MostKept)
                    text.AppendLine(line);
        }
    }

    private static TimeSpan Ticks(string text) => TimeSpan.FromTicks(long.Parse(text, CultureInfo.InvariantCulture));
}
