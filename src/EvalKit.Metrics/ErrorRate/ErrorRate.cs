namespace EvalKit.Metrics;

/// <summary>
/// Word or character error rate: edits over reference length (0 is perfect; more than 1 is possible). Rates of segments are added
/// to get that of a corpus.
/// </summary>
/// <param name="Edits">Insertions, deletions and substitutions.</param>
/// <param name="ReferenceLength">Words or code points of the reference.</param>
public readonly record struct ErrorRate(long Edits, long ReferenceLength)
{
    /// <summary>Edits divided by reference length; 0 if both are 0, null (undefined) if only the reference is empty.</summary>
    public double? Rate => ReferenceLength > 0 ? (double)Edits / ReferenceLength : Edits == 0 ? 0 : null;

    /// <summary>1 - rate, at least 0, as a score where higher is better; null where the rate is.</summary>
    public double? Score => Rate is { } rate ? Math.Max(0, 1 - rate) : null;

    /// <summary>Adds the counts of segments.</summary>
    public static ErrorRate operator +(ErrorRate left, ErrorRate right) =>
        new(left.Edits + right.Edits, left.ReferenceLength + right.ReferenceLength);

    /// <summary>Word error rate. Words stand between white space; normalize case and punctuation before, if they should not count.</summary>
    public static ErrorRate OfWords(string prediction, string reference)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(reference);
        return Count(prediction, reference, static (text, scratch, ids) =>
        {
            foreach (var (start, length) in new WhiteSpaceSplitter(text))
                ids.Add(scratch.Tokens.Intern(text.AsSpan(start, length)));
        });
    }

    /// <summary>Character error rate over Unicode code points, white space included.</summary>
    public static ErrorRate OfCharacters(string prediction, string reference)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(reference);
        return Count(prediction, reference, static (text, scratch, ids) =>
        {
            for (var i = 0; i < text.Length;)
            {
                var width = char.IsSurrogatePair(text, i) ? 2 : 1;
                ids.Add(scratch.Tokens.Intern(text.AsSpan(i, width)));
                i += width;
            }
        });
    }

    private static ErrorRate Count(string prediction, string reference, Action<string, TextScratch, IntBuffer> tokenize)
    {
        var scratch = TextScratch.Rent();
        try
        {
            tokenize(prediction, scratch, scratch.Hypothesis);
            tokenize(reference, scratch, scratch.References);
            var edits = SymbolEditDistance.Count(scratch.Hypothesis.Span, scratch.References.Span, scratch.Tokens.Count);
            return new ErrorRate(edits, scratch.References.Count);
        }
        finally
        {
            scratch.Return();
        }
    }
}
