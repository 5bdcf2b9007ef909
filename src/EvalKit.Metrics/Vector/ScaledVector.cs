using System.Numerics;
using System.Runtime.InteropServices;

namespace EvalKit.Metrics;

/// <summary>A vector of finite doubles with the power of two that brings its largest element near 1.</summary>
internal readonly ref struct ScaledVector
{
    /// <summary>Within 2^-400 to 2^400 a sum of products neither overflows nor loses digits, and no scaling is needed.</summary>
    private const int SafeExponent = 400;

    private ScaledVector(ReadOnlySpan<double> elements, double largest)
    {
        Elements = elements;
        Largest = largest;
        var exponent = largest == 0 ? 0 : Math.ILogB(largest);
        Exponent = Math.Abs(exponent) <= SafeExponent ? 0 : exponent;
    }

    public ReadOnlySpan<double> Elements { get; }

    /// <summary>The largest absolute value.</summary>
    public double Largest { get; }

    /// <summary>0 when the elements can be multiplied and summed as they are.</summary>
    public int Exponent { get; }

    public bool IsZero => Largest == 0;

    /// <exception cref="ArgumentException">An element is NaN or infinite.</exception>
    public static ScaledVector Create(ReadOnlySpan<double> elements, string name)
    {
        var largest = BitConverter.UInt64BitsToDouble(LargestMagnitude(MemoryMarshal.Cast<double, ulong>(elements)));
        if (!double.IsFinite(largest))
            throw new ArgumentException("The vector has an element that is NaN or infinite.", name);
        return new ScaledVector(elements, largest);
    }

    /// <summary>The Euclidean norm, divided by 2 to the power of <see cref="Exponent"/>.</summary>
    public double ScaledNorm()
    {
        if (Exponent == 0)
            return Math.Sqrt(VectorSums.Squares(Elements));
        var sum = 0.0;
        foreach (var element in Elements)
        {
            var scaled = Math.ScaleB(element, -Exponent);
            sum += scaled * scaled;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The largest magnitude as bits: without the sign they sort as the numbers do, infinity and NaN last.</summary>
    private static ulong LargestMagnitude(ReadOnlySpan<ulong> bits)
    {
        const ulong WithoutSign = ulong.MaxValue >> 1;
        var largest = 0UL;
        var index = 0;
        if (bits.Length >= Vector<ulong>.Count)
        {
            var maxima = Vector<ulong>.Zero;
            for (; index <= bits.Length - Vector<ulong>.Count; index += Vector<ulong>.Count)
                maxima = System.Numerics.Vector.Max(maxima, new Vector<ulong>(bits[index..]) & new Vector<ulong>(WithoutSign));
            for (var lane = 0; lane < Vector<ulong>.Count; lane++)
                largest = Math.Max(largest, maxima[lane]);
        }

        for (; index < bits.Length; index++)
            largest = Math.Max(largest, bits[index] & WithoutSign);
        return largest;
    }
}
