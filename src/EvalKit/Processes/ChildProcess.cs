using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EvalKit.Processes;

/// <summary>Runs a program within its limits. Everything that goes wrong is a result; only cancellation throws, after the whole tree is killed.</summary>
internal static class ChildProcess
{
    /// <value>The default value is one second, in which descendants may close the output after the program itself has ended.</value>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(1);

    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static async Task<ProcessResult> RunAsync(ProcessRequest request, TimeProvider time, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var tree = new ProcessTree();
        using var process = new Process { StartInfo = StartInfo(request, tree) };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException or ArgumentException)
        {
            return new ProcessResult(ProcessEnd.NotStarted, 0, "", e.Message);
        }
        using var timeout = new CancellationTokenSource(request.TimeLimit, time);
        using var limits = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var output = new LimitedReader(process.StandardOutput.BaseStream, request.OutputLimit, stopsAtLimit: true);
        var error = new LimitedReader(process.StandardError.BaseStream, ProcessRequest.ErrorLimit, stopsAtLimit: false);
        try
        {
            var (end, isClean) = await FollowAsync(process, request, output, error, time, limits.Token).ConfigureAwait(false);
            if (end != ProcessEnd.Exited || !isClean)
                tree.Kill(process);
            return new ProcessResult(end, end == ProcessEnd.Exited ? process.ExitCode : 0, output.Text(), error.Text());
        }
        catch (OperationCanceledException)
        {
            tree.Kill(process);
            cancellation.ThrowIfCancellationRequested();
            return new ProcessResult(ProcessEnd.TimedOut, 0, output.Text(), error.Text());
        }
    }

    /// <summary>Writes, reads and waits; the second value is false when a descendant still held the pipes open.</summary>
    private static async Task<(ProcessEnd End, bool IsClean)> FollowAsync(Process process, ProcessRequest request, LimitedReader output, LimitedReader error, TimeProvider time, CancellationToken limits)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(limits);
        var pipes = (Output: output.ReadAsync(reading.Token), Error: error.ReadAsync(reading.Token));
        var writing = WriteAsync(process.StandardInput.BaseStream, request.Input, reading.Token);
        try
        {
            var exit = process.WaitForExitAsync(limits);
            if (await Task.WhenAny(pipes.Output, exit).ConfigureAwait(false) == pipes.Output && await pipes.Output.ConfigureAwait(false))
                return (ProcessEnd.OutputTooLong, false);
            await exit.ConfigureAwait(false);
            var both = Task.WhenAll(pipes.Output, pipes.Error);
            var isClean = await Task.WhenAny(both, Task.Delay(Grace, time, limits)).ConfigureAwait(false) == both;
            var isTooLong = pipes.Output.IsCompletedSuccessfully && await pipes.Output.ConfigureAwait(false);
            return (isTooLong ? ProcessEnd.OutputTooLong : ProcessEnd.Exited, isClean);
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
            _ = Task.WhenAll(pipes.Output, pipes.Error, writing).ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>A program that does not read its input, or ends before it has, is no failure.</summary>
    private static async Task WriteAsync(Stream pipe, string input, CancellationToken cancellation)
    {
        try
        {
            await using (pipe.ConfigureAwait(false))
                await pipe.WriteAsync(Encoding.UTF8.GetBytes(input), cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
    }

    internal static ProcessStartInfo StartInfo(ProcessRequest request, ProcessTree tree)
    {
        var start = new ProcessStartInfo(request.Program, request.Arguments)
        {
            WorkingDirectory = request.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in request.Environment)
            start.Environment[name] = value;
        start.Environment[ProcessTree.MarkName] = tree.Mark;
        return start;
    }
}
