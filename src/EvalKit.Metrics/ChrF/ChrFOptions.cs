namespace EvalKit.Metrics;

/// <summary>Settings of chrF. The defaults are those of sacreBLEU (chrF2).</summary>
public sealed record ChrFOptions
{
    private readonly int _characterOrder = 6;
    private readonly int _wordOrder;

    /// <summary>The longest n-gram of characters, at least 1. <value>The default value is 6.</value></summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int CharacterOrder
    {
        get => _characterOrder;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _characterOrder = value;
        }
    }

    /// <summary>The longest n-gram of words; 2 is chrF++. <value>The default value is 0: no words.</value></summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int WordOrder
    {
        get => _wordOrder;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _wordOrder = value;
        }
    }

    /// <summary>How many times more recall weighs than precision. <value>The default value is 2.</value></summary>
    public double Beta { get; init; } = 2;

    /// <summary>Whether case is ignored. <value>The default value is false.</value></summary>
    public bool Lowercase { get; init; }

    /// <summary>Whether white space is a character. <value>The default value is false.</value></summary>
    public bool Whitespace { get; init; }

    /// <summary>
    /// Whether an order without n-grams counts as nearly 0, as in <c>chrF++.py</c>, instead of being left out.
    /// <value>The default value is false.</value>
    /// </summary>
    public bool EpsilonSmoothing { get; init; }
}
