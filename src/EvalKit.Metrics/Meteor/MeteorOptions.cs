namespace EvalKit.Metrics;

/// <summary>Settings of METEOR. The defaults are those of NLTK (Lavie and Agarwal 2007).</summary>
public sealed record MeteorOptions
{
    /// <summary>The weight of precision in the harmonic mean, 0 to 1. <value>The default value is 0.9.</value></summary>
    public double Alpha { get; init; } = 0.9;

    /// <summary>The exponent of the fragmentation penalty. <value>The default value is 3.</value></summary>
    public double Beta { get; init; } = 3;

    /// <summary>The weight of the fragmentation penalty. <value>The default value is 0.5.</value></summary>
    public double Gamma { get; init; } = 0.5;

    /// <summary>Synonyms for the third stage. <value>The default value is null: exact and stem matches only.</value></summary>
    public WordNet? WordNet { get; init; }
}
