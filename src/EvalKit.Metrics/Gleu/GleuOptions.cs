namespace EvalKit.Metrics;

/// <summary>Settings of GLEU. The defaults are those of NLTK and of Wu et al. (2016).</summary>
public sealed record GleuOptions
{
    /// <summary>The shortest n-gram that counts. <value>The default value is 1.</value></summary>
    public int MinOrder { get; init; } = 1;

    /// <summary>The longest n-gram that counts. <value>The default value is 4.</value></summary>
    public int MaxOrder { get; init; } = 4;
}
