namespace EvalKit.Metrics;

/// <summary>The tokens of a text with a vector each.</summary>
public sealed class TokenEmbeddings
{
    /// <param name="tokens">The tokens in order.</param>
    /// <param name="vectors">
    /// One vector a token, finite, all of one length of at least 1. They need no length of 1. Tokens may share one array; shared ones are compared once.
    /// </param>
    /// <param name="special">
    /// Whether a token is a mark of the encoder's such as <c>[CLS]</c>: other tokens may be matched with it, but it does not count. Null where there are none.
    /// </param>
    /// <exception cref="ArgumentException">The lists differ in length, or so do the vectors, or a vector is empty or holds NaN or an infinity.</exception>
    public TokenEmbeddings(IReadOnlyList<string> tokens, IReadOnlyList<float[]> vectors, IReadOnlyList<bool>? special = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Count != tokens.Count)
            throw new ArgumentException($"There are {tokens.Count} tokens and {vectors.Count} vectors.", nameof(vectors));
        if (special is not null && special.Count != tokens.Count)
            throw new ArgumentException($"There are {tokens.Count} tokens and {special.Count} marks.", nameof(special));
        foreach (var vector in vectors)
        {
            if (vector.Length == 0 || vector.Length != vectors[0].Length)
                throw new ArgumentException("The vectors have to be of one length, at least 1.", nameof(vectors));
            if (!Array.TrueForAll(vector, float.IsFinite))
                throw new ArgumentException("A vector holds a value that is no number.", nameof(vectors));
        }

        Tokens = tokens;
        Vectors = vectors;
        Special = special;
    }

    /// <summary>The tokens in order.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The vector of each token.</summary>
    public IReadOnlyList<float[]> Vectors { get; }

    /// <summary>Which tokens are marks of the encoder's, or null where none is.</summary>
    public IReadOnlyList<bool>? Special { get; }

    /// <summary>Whether no token counts.</summary>
    public bool IsEmpty => Special is null ? Tokens.Count == 0 : Special.All(isSpecial => isSpecial);
}
