using System.Runtime.CompilerServices;

namespace EvalKit.Metrics;

/// <summary>
/// The counts that BLEU is a function of. Counts of segments are added to get those of a corpus; they are whole numbers
/// unless segments are weighted.
/// </summary>
public readonly struct BleuStatistics : IEquatable<BleuStatistics>
{
    /// <summary>The longest n-gram that is counted.</summary>
    public const int MaxOrder = 4;

    /// <summary>How many numbers the statistics are.</summary>
    public const int Length = 2 + (2 * MaxOrder);

    private readonly Numbers _numbers;

    /// <summary>Reads statistics that <see cref="CopyTo"/> wrote, or sums of such.</summary>
    /// <param name="numbers">Hypothesis length, reference length, then matches and n-grams of each order.</param>
    /// <exception cref="ArgumentException">There are fewer than <see cref="Length"/> numbers.</exception>
    public BleuStatistics(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length < Length)
            throw new ArgumentException($"BLEU statistics are {Length} numbers.", nameof(numbers));
        numbers[..Length].CopyTo(_numbers);
    }

    /// <summary>Tokens of the hypothesis.</summary>
    public double HypothesisLength => _numbers[0];

    /// <summary>Tokens of the reference whose length is closest to that of the hypothesis, the shorter one on ties.</summary>
    public double ReferenceLength => _numbers[1];

    /// <summary>Adds counts.</summary>
    public static BleuStatistics operator +(in BleuStatistics left, in BleuStatistics right)
    {
        Span<double> sum = stackalloc double[Length];
        for (var i = 0; i < Length; i++)
            sum[i] = left._numbers[i] + right._numbers[i];
        return new BleuStatistics(sum);
    }

    /// <summary>Whether all counts are the same.</summary>
    public static bool operator ==(in BleuStatistics left, in BleuStatistics right) => left.Equals(right);

    /// <summary>Whether a count differs.</summary>
    public static bool operator !=(in BleuStatistics left, in BleuStatistics right) => !left.Equals(right);

    /// <summary>The n-grams of the hypothesis, of an order 1 to 4, that a reference has too (clipped counts).</summary>
    public double Correct(int order) => _numbers[1 + CheckOrder(order)];

    /// <summary>The n-grams of the hypothesis, of an order 1 to 4.</summary>
    public double Total(int order) => _numbers[1 + MaxOrder + CheckOrder(order)];

    /// <summary>Writes <see cref="Length"/> numbers: hypothesis length, reference length, matches by order, n-grams by order.</summary>
    /// <exception cref="ArgumentException">There are fewer than <see cref="Length"/> places.</exception>
    public void CopyTo(Span<double> numbers) => ((ReadOnlySpan<double>)_numbers).CopyTo(numbers);

    /// <inheritdoc/>
    public bool Equals(BleuStatistics other) => ((ReadOnlySpan<double>)_numbers).SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BleuStatistics other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numbers[0], _numbers[1], _numbers[2], _numbers[3], _numbers[4]);

    private static int CheckOrder(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, MaxOrder);
        return order;
    }

    [InlineArray(Length)]
    private struct Numbers
    {
        private double _first;
    }
}
