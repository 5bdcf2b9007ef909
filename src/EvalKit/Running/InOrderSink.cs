using EvalKit.EarlyStopping;

namespace EvalKit.Running;

/// <summary>
/// Holds finished cells back until every earlier unit is whole, so that gates see the units in their order and the run ends at the same one whatever the
/// speed of the answers. Cells beyond the end were on their way already: their answers stay in the store, and the run does not contain them.
/// </summary>
internal sealed class InOrderSink : ICellSink, IDisposable
{
    private readonly Lock _lock = new();
    private readonly CellRecorder _recorder;
    private readonly GateWatch _watch;
    private readonly StopReason _stop;
    private readonly SampleLine _line = new();
    private readonly int[] _unitOf;
    private readonly int[] _open;
    private readonly List<FinishedCell>?[] _waiting;
    private readonly SemaphoreSlim _room;
    private int _next;
    private int _taken;
    private long _callsBeyondEnd;

    public InOrderSink(CellRecorder recorder, GateWatch watch, StopReason stop, RunPlan plan, int window)
    {
        (_recorder, _watch, _stop) = (recorder, watch, stop);
        var cellsOfItem = plan.Variants.Count * plan.Suite.Repeats;
        _unitOf = new int[plan.Items.Count];
        for (var unit = 0; unit < watch.Units.Count; unit++)
            foreach (var item in watch.Units[unit])
                _unitOf[item] = unit;
        _open = [.. watch.Units.Select(u => u.Length * cellsOfItem)];
        _waiting = new List<FinishedCell>?[_open.Length];
        // A unit that does not fit could never become whole.
        _room = new SemaphoreSlim(Math.Max(window, _open.Max()));
    }

    /// <summary>The number of units that the run consists of; null when it was not ended by its gates.</summary>
    public int? UnitsRun { get; private set; }

    /// <summary>The calls that were made for cells beyond the end; each of those that were begun and never finished counts as one.</summary>
    /// <param name="begun">The number of cells that were begun.</param>
    public long CallsBeyondEnd(int begun)
    {
        lock (_lock)
            return _callsBeyondEnd + begun - _taken;
    }

    /// <summary>Waits until a further cell may be begun: a slow answer may not let the others run far ahead of the gates.</summary>
    public Task RoomAsync(CancellationToken cancellation) => _room.WaitAsync(cancellation);

    public void Take(FinishedCell finished, SampleLine line)
    {
        lock (_lock)
        {
            _taken++;
            if (UnitsRun is not null)
            {
                _callsBeyondEnd += Calls(finished);
                return;
            }
            var unit = _unitOf[finished.Cell.ItemIndex];
            (_waiting[unit] ??= []).Add(finished);
            _open[unit]--;
            while (UnitsRun is null && _next < _open.Length && _open[_next] == 0)
                Advance();
        }
    }

    /// <summary>The run ended before its gates were decided: what is finished counts, as in any run.</summary>
    public void Flush()
    {
        lock (_lock)
            for (; UnitsRun is null && _next < _waiting.Length; _next++)
                Record(_next);
    }

    public void Dispose() => _room.Dispose();

    private void Advance()
    {
        var cells = Record(_next);
        _watch.Add(_watch.Units[_next]);
        _next++;
        _room.Release(cells);
        if (!_watch.AllDecided || _next == _open.Length)
            return;
        UnitsRun = _next;
        _callsBeyondEnd = _waiting.Sum(cells => cells?.Sum(Calls) ?? 0);
        Array.Clear(_waiting);
        _stop.End();
    }

    private static long Calls(FinishedCell cell) => cell.Sample.Steps.Count(s => !s.IsFound);

    private int Record(int unit)
    {
        var cells = _waiting[unit] ?? [];
        foreach (var finished in cells.OrderBy(c => c.Cell.ItemIndex).ThenBy(c => c.Cell.Variant).ThenBy(c => c.Cell.Repeat))
            _recorder.Take(finished, _line);
        _waiting[unit] = null;
        return cells.Count;
    }
}
