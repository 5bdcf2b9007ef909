namespace EvalKit.Metrics;

/// <summary>Counts the n-grams that a hypothesis shares with each of its references.</summary>
internal readonly ref struct ChrFSegments(
    ChrFOptions options,
    string hypothesis,
    IReadOnlyList<string> references,
    Span<double> statistics)
{
    private readonly Span<double> _statistics = statistics;

    /// <summary>Writes the statistics of one reference after the other.</summary>
    public void Count()
    {
        var scratch = TextScratch.Rent();
        try
        {
            Count(scratch, firstOrder: 0, options.CharacterOrder, words: false);
            if (options.WordOrder == 0)
                return;
            scratch.Tokens.Clear();
            scratch.Hypothesis.Clear();
            Count(scratch, options.CharacterOrder, options.WordOrder, words: true);
        }
        finally
        {
            scratch.Return();
        }
    }

    private void Count(TextScratch scratch, int firstOrder, int orders, bool words)
    {
        Span<int> asciiNumbers = stackalloc int[128];
        asciiNumbers.Clear();
        Tokenize(hypothesis, scratch.Tokens, scratch.Hypothesis, words, asciiNumbers);
        var vocabulary = scratch.Tokens.Count;
        var stride = 3 * (options.CharacterOrder + options.WordOrder);
        Span<long> shared = orders <= 16 ? stackalloc long[orders] : new long[orders];
        for (var i = 0; i < references.Count; i++)
        {
            scratch.References.Clear();
            Tokenize(references[i], scratch.Tokens, scratch.References, words, asciiNumbers);
            scratch.Overlap.Count(scratch.Hypothesis.Span, vocabulary, scratch.References.Span, [scratch.References.Count], shared);
            var numbers = _statistics.Slice((i * stride) + (3 * firstOrder), 3 * orders);
            for (var order = 0; order < orders; order++)
            {
                var expected = Math.Max(0, scratch.References.Count - order);
                numbers[3 * order] = expected == 0 ? 0 : Math.Max(0, scratch.Hypothesis.Count - order);
                numbers[(3 * order) + 1] = expected;
                numbers[(3 * order) + 2] = shared[order];
            }
        }
    }

    private void Tokenize(string text, TokenTable tokens, IntBuffer ids, bool words, Span<int> asciiNumbers)
    {
        var prepared = options.Lowercase ? PythonText.Lower(text) : text;
        if (words)
            ChrFTokenization.ScanWords(prepared, tokens, ids);
        else
            ChrFTokenization.ScanCharacters(prepared, options.Whitespace, tokens, ids, asciiNumbers);
    }
}
