namespace EvalKit.Metrics;

/// <summary>Settings of BLEU. The defaults are those of sacreBLEU.</summary>
public sealed record BleuOptions
{
    private readonly int _maxOrder = BleuStatistics.MaxOrder;

    /// <summary><value>The default value is <see cref="BleuTokenizer.V13a"/>.</value></summary>
    public BleuTokenizer Tokenizer { get; init; } = BleuTokenizer.V13a;

    /// <summary><value>The default value is <see cref="BleuSmoothing.Exponential"/>.</value></summary>
    public BleuSmoothing Smoothing { get; init; } = BleuSmoothing.Exponential;

    /// <summary>The value of the smoothing method. <value>The default value is null: 0.1 for floor, 1 for add-k.</value></summary>
    public double? SmoothingValue { get; init; }

    /// <summary>Whether case is ignored. <value>The default value is false.</value></summary>
    public bool Lowercase { get; init; }

    /// <summary>The longest n-gram that counts, 1 to 4. <value>The default value is 4.</value></summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not 1, 2, 3 or 4.</exception>
    public int MaxOrder
    {
        get => _maxOrder;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, BleuStatistics.MaxOrder);
            _maxOrder = value;
        }
    }

    /// <summary>
    /// Whether orders that the hypothesis is too short for are left out of the mean, as single sentences need it.
    /// <see cref="Bleu.SentenceScore"/> does so in any case. <value>The default value is false.</value>
    /// </summary>
    public bool EffectiveOrder { get; init; }
}
