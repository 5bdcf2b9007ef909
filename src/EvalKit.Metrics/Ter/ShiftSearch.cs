namespace EvalKit.Metrics;

/// <summary>
/// The greedy search for shifts of TER, as Tercom and sacreBLEU do it: of all word sequences that the reference has elsewhere, move
/// the one that lowers the edit distance most, until none does.
/// </summary>
internal sealed class ShiftSearch
{
    private const int LongestShift = 10;
    private const int FarthestShift = 50;
    private const int MostCandidates = 1000;

    private readonly int[] _reference;
    private readonly BeamEditDistance _distance;
    private readonly int[] _alignment;
    private readonly bool[] _referenceErrors;
    private readonly bool[] _hypothesisErrors;
    private int[] _hypothesis;
    private int[] _shifted;
    private int _candidates;

    private ShiftSearch(ReadOnlySpan<int> hypothesis, ReadOnlySpan<int> reference)
    {
        _reference = reference.ToArray();
        _hypothesis = hypothesis.ToArray();
        _shifted = new int[hypothesis.Length];
        _distance = new BeamEditDistance(hypothesis.Length, reference);
        _alignment = new int[reference.Length];
        _referenceErrors = new bool[reference.Length];
        _hypothesisErrors = new bool[hypothesis.Length];
    }

    /// <summary>The number of edits and shifts that turn the hypothesis into the reference.</summary>
    public static int CountEdits(ReadOnlySpan<int> hypothesis, ReadOnlySpan<int> reference)
    {
        if (reference.IsEmpty)
            return hypothesis.Length;
        if (hypothesis.IsEmpty)
            return reference.Length;
        return hypothesis.SequenceEqual(reference) ? 0 : new ShiftSearch(hypothesis, reference).CountEdits();
    }

    private int CountEdits()
    {
        var shifts = 0;
        _distance.Use(_hypothesis, known: 0);
        while (FindBestShift() is { } shift && _candidates < MostCandidates)
        {
            var (from, _) = shift.Apply(_hypothesis, _shifted);
            (_hypothesis, _shifted) = (_shifted, _hypothesis);
            _distance.Use(_hypothesis, from);
            shifts++;
        }

        return shifts + _distance.Distance;
    }

    private WordShift? FindBestShift()
    {
        _distance.Align(_alignment, _hypothesisErrors, _referenceErrors);
        WordShift? best = null;
        for (var start = 0; start < _hypothesis.Length; start++)
        {
            var last = Math.Min(_reference.Length - 1, start + FarthestShift);
            for (var origin = Math.Max(0, start - FarthestShift); origin <= last; origin++)
            {
                if (_hypothesis[start] != _reference[origin])
                    continue;
                best = TryLengths(start, origin, best);
                if (_candidates >= MostCandidates)
                    return best;
            }
        }

        return best;
    }

    private WordShift? TryLengths(int start, int origin, WordShift? best)
    {
        var hypothesisIsWrong = false;
        var referenceIsWrong = false;
        for (var length = 1; length <= LongestShift; length++)
        {
            var (word, target) = (start + length - 1, origin + length - 1);
            if (word == _hypothesis.Length || target == _reference.Length || _hypothesis[word] != _reference[target])
                break;
            hypothesisIsWrong |= _hypothesisErrors[word];
            referenceIsWrong |= _referenceErrors[target];
            var staysWithin = start <= _alignment[origin] && _alignment[origin] < start + length;
            if (!hypothesisIsWrong || !referenceIsWrong || staysWithin)
                continue;
            best = TryTargets(start, origin, length, best);
            if (_candidates >= MostCandidates)
                break;
        }

        return best;
    }

    private WordShift? TryTargets(int start, int origin, int length, WordShift? best)
    {
        var previous = -1;
        for (var offset = -1; offset < length; offset++)
        {
            var target = origin + offset < 0 ? 0 : _alignment[origin + offset] + 1;
            if (target == previous)
                continue;
            previous = target;
            _candidates++;
            var shift = new WordShift(start, length, target, Gain: 0);
            if (Measure(shift, best?.Gain ?? 1) is { } gain && (shift with { Gain = gain }).IsBetterThan(best))
                best = shift with { Gain = gain };
        }

        return best;
    }

    /// <summary>By how much a shift lowers the edit distance, or null if that is less than <paramref name="leastGain"/>.</summary>
    private int? Measure(WordShift shift, int leastGain)
    {
        var (from, to) = shift.Apply(_hypothesis, _shifted);
        while (from < to && _shifted[from] == _hypothesis[from])
            from++;
        if (from == to)
            return null;

        var limit = _distance.Distance - leastGain;
        return _distance.DistanceOf(_shifted, from, to, limit) is { } distance && distance <= limit
            ? _distance.Distance - distance
            : null;
    }
}
