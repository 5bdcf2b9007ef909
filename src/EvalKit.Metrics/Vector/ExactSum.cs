using System.Numerics;

namespace EvalKit.Metrics;

/// <summary>A sum of products of doubles without rounding: an integer times a power of two.</summary>
internal struct ExactSum
{
    /// <summary>The exponent of the smallest product of two doubles other than zero.</summary>
    private const int SmallestExponent = 2 * -1074;

    private BigInteger _units;

    public void AddProduct(double left, double right)
    {
        var (leftMantissa, leftExponent) = Split(left);
        var (rightMantissa, rightExponent) = Split(right);
        var product = (BigInteger)leftMantissa * rightMantissa;
        _units += product << (leftExponent + rightExponent - SmallestExponent);
    }

    /// <summary>The sum times a power of two, correct to one part in 2^52; infinite where it exceeds the range.</summary>
    public readonly double Scaled(int exponent)
    {
        const int Kept = 64;
        var size = (int)BigInteger.Abs(_units).GetBitLength();
        var dropped = Math.Max(0, size - Kept);
        return Math.ScaleB((double)(_units >> dropped), dropped + SmallestExponent + exponent);
    }

    private static (long Mantissa, int Exponent) Split(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        var exponent = (int)(bits >> 52) & 0x7FF;
        if (exponent == 0)
            exponent = 1;
        else
            mantissa |= 1L << 52;
        return (bits < 0 ? -mantissa : mantissa, exponent - 1075);
    }
}
