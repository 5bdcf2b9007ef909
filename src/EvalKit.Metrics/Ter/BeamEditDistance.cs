namespace EvalKit.Metrics;

/// <summary>
/// Edit distance of a hypothesis to a reference over the cells near the diagonal, as sacreBLEU computes it for TER. The table of
/// the current hypothesis is kept, so that the distance of a hypothesis that differs in one place is cheap.
/// </summary>
internal sealed class BeamEditDistance
{
    private const int BeamWidth = 25;
    private const int Unreachable = int.MaxValue / 2;

    private readonly int[] _reference;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int[] _firstRow;
    private readonly int[] _costs;
    private readonly int _width;
    private int[] _previous;
    private int[] _row;
    private int[] _hypothesis = [];

    public BeamEditDistance(int hypothesisLength, ReadOnlySpan<int> reference)
    {
        _reference = reference.ToArray();
        _starts = new int[hypothesisLength + 1];
        _ends = new int[hypothesisLength + 1];
        _firstRow = [.. Enumerable.Range(0, reference.Length + 1)];
        _ends[0] = reference.Length + 1;

        var ratio = hypothesisLength > 0 ? (double)reference.Length / hypothesisLength : 1;
        var beam = BeamWidth < ratio / 2 ? (int)Math.Ceiling((ratio / 2) + BeamWidth) : BeamWidth;
        for (var i = 1; i <= hypothesisLength; i++)
        {
            var diagonal = (int)Math.Floor(i * ratio);
            _starts[i] = Math.Max(0, diagonal - beam);
            _ends[i] = i == hypothesisLength ? reference.Length + 1 : Math.Min(reference.Length + 1, diagonal + beam);
            _width = Math.Max(_width, _ends[i] - _starts[i]);
        }

        _costs = new int[(hypothesisLength + 1) * _width];
        _previous = new int[_width];
        _row = new int[_width];
    }

    /// <summary>The distance of the current hypothesis.</summary>
    public int Distance => _hypothesis.Length == 0 ? _reference.Length : Row(_hypothesis.Length)[^1];

    /// <summary>Computes the table of a hypothesis, of which the first <paramref name="known"/> words are those of the one before.</summary>
    public void Use(int[] hypothesis, int known)
    {
        _hypothesis = hypothesis;
        for (var i = known + 1; i <= hypothesis.Length; i++)
            Fill(i, hypothesis[i - 1], Row(i - 1), Row(i));
    }

    /// <summary>
    /// The distance of a hypothesis that differs from the current one in the words from <paramref name="from"/> up to
    /// <paramref name="to"/>, or null if it is more than <paramref name="limit"/>.
    /// </summary>
    public int? DistanceOf(ReadOnlySpan<int> hypothesis, int from, int to, int limit)
    {
        ReadOnlySpan<int> previous = Row(from);
        for (var i = from + 1; i <= hypothesis.Length; i++)
        {
            var row = _row.AsSpan(0, _ends[i] - _starts[i]);
            if (Fill(i, hypothesis[i - 1], previous, row) > limit)
                return null;
            if (i >= to && TryFindConstantDifference(row, Row(i), out var difference))
                return Distance + difference;
            (_previous, _row) = (_row, _previous);
            previous = _previous.AsSpan(0, row.Length);
        }

        return previous[^1];
    }

    /// <summary>
    /// Writes, for each reference word, the last hypothesis word at or before it in the alignment (-1 if there is none), and
    /// which words of both sides are edited.
    /// </summary>
    public void Align(int[] alignment, bool[] hypothesisErrors, bool[] referenceErrors)
    {
        var i = _hypothesis.Length;
        var j = _reference.Length;
        while (i > 0 || j > 0)
        {
            if (i > 0 && j > 0 && Cost(i, j) == Cost(i - 1, j - 1) + (_hypothesis[i - 1] == _reference[j - 1] ? 0 : 1))
            {
                var isError = _hypothesis[i - 1] != _reference[j - 1];
                hypothesisErrors[--i] = isError;
                referenceErrors[--j] = isError;
                alignment[j] = i;
            }
            else if (i > 0 && (j == 0 || Cost(i, j) == Cost(i - 1, j) + 1))
            {
                hypothesisErrors[--i] = true;
            }
            else
            {
                referenceErrors[--j] = true;
                alignment[j] = i - 1;
            }
        }
    }

    /// <summary>
    /// If a row is the kept row plus a constant, so are all rows after it, because the words after it are the same.
    /// </summary>
    private static bool TryFindConstantDifference(ReadOnlySpan<int> row, ReadOnlySpan<int> kept, out int difference)
    {
        difference = row[0] - kept[0];
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] - kept[i] != difference)
                return false;
        }

        return true;
    }

    /// <summary>Fills a row and returns its smallest cost, below which the distance cannot fall.</summary>
    private int Fill(int i, int word, ReadOnlySpan<int> previous, Span<int> row)
    {
        var start = _starts[i];
        var previousStart = _starts[i - 1];
        var left = Unreachable;
        var smallest = Unreachable;
        for (var j = start; j < start + row.Length; j++)
        {
            var above = j - previousStart;
            var cost = left + 1;
            if ((uint)above < (uint)previous.Length)
                cost = Math.Min(cost, previous[above] + 1);
            if (j > 0 && (uint)(above - 1) < (uint)previous.Length)
                cost = Math.Min(cost, previous[above - 1] + (word == _reference[j - 1] ? 0 : 1));
            left = Math.Min(cost, Unreachable);
            row[j - start] = left;
            smallest = Math.Min(smallest, left);
        }

        return smallest;
    }

    private Span<int> Row(int i) => i == 0 ? _firstRow : _costs.AsSpan(i * _width, _ends[i] - _starts[i]);

    private int Cost(int i, int j)
    {
        var row = Row(i);
        var column = j - _starts[i];
        return (uint)column < (uint)row.Length ? row[column] : Unreachable;
    }
}
