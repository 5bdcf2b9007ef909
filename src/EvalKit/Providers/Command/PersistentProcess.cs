using System.Globalization;
using System.Text.Json;
using EvalKit.Models;
using EvalKit.Processes;

namespace EvalKit.Providers.Command;

/// <summary>
/// One process that answers all calls: a line of JSON for each, matched by <c>id</c>, in any order. It is started at the first call, and again when it has
/// ended, but not for ever: after so many starts in a row without an answer every further call fails at once.
/// </summary>
internal sealed class PersistentProcess(ProcessRequest start, int restarts, TimeProvider time) : ICommandRunner
{
    private readonly Lock _lock = new();
    private ProcessSession? _session;
    private int _startsWithoutAnswer;
    private string _lastEnd = "";
    private long _lastId;
    private bool _disposed;

    public async Task<string> AskAsync(Func<string?, string> request, CancellationToken cancellation)
    {
        var session = Session();
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        var answer = await session.AskAsync(id, request(id), cancellation);
        lock (_lock)
            _startsWithoutAnswer = 0;
        return answer.GetRawText();
    }

    public void Dispose()
    {
        ProcessSession? last;
        lock (_lock)
        {
            _disposed = true;
            last = _session;
            _session = null;
        }
        last?.End();
    }

    private ProcessSession Session()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_session is { Ended: null } running)
                return running;
            if (_session is { Ended: { } end })
                _lastEnd = end;
            _session = null;
            if (_startsWithoutAnswer > restarts)
                throw new ModelCallException(ModelFailureKind.Other, string.Create(CultureInfo.InvariantCulture, $"the program was started {_startsWithoutAnswer} times in a row and answered nothing: {_lastEnd}"));
            _startsWithoutAnswer++;
            return _session = ProcessSession.Start(start, time);
        }
    }
}
