namespace EvalKit.Metrics;

/// <summary>Settings of TER. The defaults are those of sacreBLEU.</summary>
public sealed record TerOptions
{
    /// <summary>Whether punctuation is split off and XML entities are resolved. <value>The default value is false.</value></summary>
    public bool Normalized { get; init; }

    /// <summary>Whether <c>. , ? : ; ! " ( )</c> are removed. <value>The default value is false.</value></summary>
    public bool RemovePunctuation { get; init; }

    /// <summary>
    /// Whether Chinese characters are split (with <see cref="Normalized"/>) and Asian punctuation is removed (with
    /// <see cref="RemovePunctuation"/>). <value>The default value is false.</value>
    /// </summary>
    public bool AsianSupport { get; init; }

    /// <summary>Whether case counts. <value>The default value is false.</value></summary>
    public bool CaseSensitive { get; init; }
}
