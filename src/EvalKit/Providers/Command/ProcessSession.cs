using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Models;
using EvalKit.Processes;

namespace EvalKit.Providers.Command;

/// <summary>One life of a persistent process, from its start to its end.</summary>
internal sealed class ProcessSession
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _abandoned = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ProcessTree _tree = new();
    private readonly ProcessRequest _start;
    private readonly TimeProvider _time;
    private readonly Process _process;
    private readonly ErrorTail _error;
    private long _answers;
    private string? _ended;

    private ProcessSession(ProcessRequest start, TimeProvider time)
    {
        _start = start;
        _time = time;
        _process = new Process { StartInfo = ChildProcess.StartInfo(start, _tree) };
        try
        {
            _process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException or ArgumentException)
        {
            _process.Dispose();
            throw new ModelCallException(ModelFailureKind.Other, $"the program could not be started: {e.Message}");
        }
        _error = new ErrorTail(_process.StandardError.BaseStream, _stopped.Token);
        _ = Task.Run(ReadAsync);
    }

    /// <summary>How it ended; null while it runs.</summary>
    public string? Ended => Volatile.Read(ref _ended);

    /// <exception cref="ModelCallException">It could not be started.</exception>
    public static ProcessSession Start(ProcessRequest start, TimeProvider time) => new(start, time);

    /// <summary>The object that answers the request with this id.</summary>
    public async Task<JsonElement> AskAsync(string id, string line, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        if (Ended is { } early)
            Fail(ModelFailureKind.Connection, early);
        var answersBefore = Interlocked.Read(ref _answers);
        try
        {
            await WriteAsync(line, cancellation);
            return await answer.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            lock (_abandoned)
                _abandoned.Add(id);
            _waiting.TryRemove(id, out _);
            // A late answer to one call is dropped; a program that answers nobody hangs.
            if (Interlocked.Read(ref _answers) == answersBefore)
                Stop(ModelFailureKind.Connection, "the program did not answer in time and was stopped");
            throw;
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Closes its input, which ends a program that reads to the end, and kills what is left.</summary>
    public void End()
    {
        Interlocked.CompareExchange(ref _ended, "the run is over", null);
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(ChildProcess.Grace))
                _tree.Kill(_process);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or Win32Exception)
        {
            // It has ended already.
        }
        _stopped.Cancel();
    }

    private async Task WriteAsync(string line, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            var input = _process.StandardInput.BaseStream;
            // A request that is cut in the middle would make the next one unreadable.
            await input.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), CancellationToken.None).AsTask().WaitAsync(cancellation);
            await input.FlushAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It no longer reads: the reader learns how it ended and tells those who wait.
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var lines = new BoundedLines(_process.StandardOutput.BaseStream, _start.OutputLimit);
            while (await lines.ReadAsync(_stopped.Token) is { } line)
            {
                if (line.Length > 0 && Take(line) is { } problem)
                {
                    Stop(ModelFailureKind.MalformedResponse, problem);
                    return;
                }
            }
            if (lines.IsTooLong)
                Stop(ModelFailureKind.Other, string.Create(CultureInfo.InvariantCulture, $"the program wrote a line of more than {_start.OutputLimit} bytes"));
            else
                await LeaveAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            Stop(ModelFailureKind.Connection, "the program's output broke off");
        }
    }

    private async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(ChildProcess.Grace, _time);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            Stop(ModelFailureKind.Connection, string.Create(CultureInfo.InvariantCulture, $"the program ended with exit code {_process.ExitCode}"));
        }
        catch (OperationCanceledException)
        {
            Stop(ModelFailureKind.Connection, "the program closed its output");
        }
    }

    /// <summary>Gives an answer to who waits for it; what is wrong with the line otherwise.</summary>
    private string? Take(string line)
    {
        var json = StrictJson.TryParse(line, out _);
        if (json is not { ValueKind: JsonValueKind.Object } answer || !answer.TryGetProperty("id", out var given))
            return $"the program wrote a line that is no JSON object with 'id': {ProcessResult.Tail(line)}";
        var id = JsonKind.Text(given);
        if (_waiting.TryRemove(id, out var waiting))
        {
            Interlocked.Increment(ref _answers);
            waiting.TrySetResult(answer);
            return null;
        }
        lock (_abandoned)
            return _abandoned.Remove(id) ? null : $"the program answered '{id}', which was not asked or is answered already";
    }

    private void Stop(ModelFailureKind kind, string why)
    {
        _tree.Kill(_process);
        var said = _error.Text();
        var end = said.Length == 0 ? why : $"{why}: {said}";
        if (Interlocked.CompareExchange(ref _ended, end, null) is null)
            _stopped.Cancel();
        Fail(kind, end);
    }

    private void Fail(ModelFailureKind kind, string message)
    {
        foreach (var id in _waiting.Keys)
            if (_waiting.TryRemove(id, out var waiting))
                waiting.TrySetException(new ModelCallException(kind, message));
    }
}
