using System.Diagnostics;
using System.Globalization;

namespace EvalKit.AcceptanceTests.Support;

/// <summary>The tool while it runs.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private static readonly string[] Inherited = ["NO_COLOR", "SOURCE_DATE_EPOCH", "OPENAI_API_KEY", "LC_ALL", "TERM", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD"];
    private static readonly TimeSpan PeakInterval = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly long _started = Stopwatch.GetTimestamp();

    private ToolProcess(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    public static ToolProcess Start(string folder, Dictionary<string, string?> environment, IReadOnlyList<string> arguments) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "EvalKit.Cli.dll"), .. arguments], folder, environment);

    /// <summary>Starts the tool by a shell that first runs other commands, such as <c>ulimit</c>.</summary>
    public static ToolProcess StartAfter(string commands, string folder, IReadOnlyList<string> arguments) =>
        Start("bash", ["-c", commands + "; exec dotnet \"$@\"", "bash", Path.Combine(AppContext.BaseDirectory, "EvalKit.Cli.dll"), .. arguments], folder, []);

    /// <summary>Waits for the end; a process that outlives the limit is killed and fails the test.</summary>
    public async Task<ToolResult> EndAsync(TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            Assert.Fail($"the tool still ran after {limit}\n--- stdout\n{await _output}\n--- stderr\n{await _error}");
        }
        return new ToolResult(_process.ExitCode, await _output, await _error, Stopwatch.GetElapsedTime(_started));
    }

    /// <summary>Waits for the end and returns the peak of the resident memory in bytes, which the system forgets at the end.</summary>
    public async Task<long> PeakMemoryAsync()
    {
        var peak = 0L;
        var ended = _process.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(PeakInterval)) != ended)
        {
            _process.Refresh();
            peak = _process.HasExited ? peak : Math.Max(peak, _process.PeakWorkingSet64);
        }
        return peak;
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ctrl-C.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ToolProcess Start(string program, IReadOnlyList<string> arguments, string folder, Dictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Inherited)
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ToolProcess(Process.Start(start)!);
    }
}
