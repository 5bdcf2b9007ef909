namespace EvalKit.Metrics;

/// <summary>
/// Inverse document frequencies over references: ln((N+1)/(df+1)) for N references of which df hold the token, so that a token of every reference weighs 0 and an unseen one most.
/// </summary>
public sealed class TokenWeights
{
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);

    /// <param name="references">The tokens of each reference.</param>
    public TokenWeights(IEnumerable<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tokens in references)
        {
            References++;
            seen.Clear();
            foreach (var token in tokens)
                if (seen.Add(token))
                    _frequencies[token] = _frequencies.GetValueOrDefault(token) + 1;
        }
    }

    /// <summary>The number of references.</summary>
    public int References { get; }

    /// <summary>The weight of a token, at least 0.</summary>
    public double this[string token] => Math.Log((References + 1.0) / (_frequencies.GetValueOrDefault(token) + 1.0));
}
