namespace EvalKit.Metrics;

/// <summary>
/// Matches words of a hypothesis with words of a reference in stages, each from the last word to the first, and always with
/// the last word of the other side that is still free, as NLTK does.
/// </summary>
internal sealed class MeteorAlignment
{
    private const int Free = -1;

    private readonly string[] _hypothesis;
    private readonly string[] _reference;
    private readonly int[] _partners;
    private readonly bool[] _taken;

    public MeteorAlignment(string[] hypothesis, string[] reference)
    {
        _hypothesis = [.. hypothesis];
        _reference = [.. reference];
        _partners = new int[hypothesis.Length];
        _partners.AsSpan().Fill(Free);
        _taken = new bool[reference.Length];
    }

    public void MatchExactly()
    {
        var free = FreeReferenceWords();
        for (var i = _hypothesis.Length - 1; i >= 0; i--)
        {
            if (_partners[i] != Free || !free.TryGetValue(_hypothesis[i], out var places) || places.Count == 0)
                continue;
            _partners[i] = places.Pop();
            _taken[_partners[i]] = true;
        }
    }

    /// <summary>Matches the stems of the free words; the stems take the place of the words in the next stage, as in NLTK.</summary>
    public void MatchStems()
    {
        for (var i = 0; i < _hypothesis.Length; i++)
        {
            if (_partners[i] == Free)
                _hypothesis[i] = PorterStemmer.Stem(_hypothesis[i]);
        }

        for (var i = 0; i < _reference.Length; i++)
        {
            if (!_taken[i])
                _reference[i] = PorterStemmer.Stem(_reference[i]);
        }

        MatchExactly();
    }

    public void MatchSynonyms(WordNet wordNet)
    {
        var free = FreeReferenceWords();
        for (var i = _hypothesis.Length - 1; i >= 0; i--)
        {
            if (_partners[i] != Free)
                continue;
            var last = Free;
            Stack<int>? lastPlaces = null;
            foreach (var synonym in wordNet.Synonyms(_hypothesis[i]).Append(_hypothesis[i]))
            {
                if (free.TryGetValue(synonym, out var places) && places.TryPeek(out var place) && place > last)
                    (last, lastPlaces) = (place, places);
            }

            if (lastPlaces is null)
                continue;
            lastPlaces.Pop();
            _partners[i] = last;
            _taken[last] = true;
        }
    }

    /// <summary>How many words are matched, and in how many runs that are adjacent on both sides.</summary>
    public (int Matches, int Chunks) CountMatchesAndChunks()
    {
        var matches = 0;
        var chunks = 0;
        for (var i = 0; i < _partners.Length; i++)
        {
            if (_partners[i] == Free)
                continue;
            matches++;
            if (i == 0 || _partners[i - 1] == Free || _partners[i] != _partners[i - 1] + 1)
                chunks++;
        }

        return (matches, chunks);
    }

    private Dictionary<string, Stack<int>> FreeReferenceWords()
    {
        var free = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < _reference.Length; i++)
        {
            if (_taken[i])
                continue;
            if (!free.TryGetValue(_reference[i], out var places))
                free[_reference[i]] = places = new Stack<int>();
            places.Push(i);
        }

        return free;
    }
}
