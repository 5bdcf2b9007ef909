using System.Runtime.Intrinsics;

namespace EvalKit.Metrics;

/// <summary>For each token of two texts its highest cosine with a token of the other one.</summary>
/// <param name="OfCandidate">For each candidate token.</param>
/// <param name="OfReference">For each reference token.</param>
internal readonly record struct BestCosines(double[] OfCandidate, double[] OfReference)
{
    /// <exception cref="ArgumentException">The vectors differ in length.</exception>
    public static BestCosines Between(IReadOnlyList<float[]> candidate, IReadOnlyList<float[]> reference)
    {
        if (candidate[0].Length != reference[0].Length)
            throw new ArgumentException($"The vectors of the candidate have {candidate[0].Length} numbers, those of the reference {reference[0].Length}.", nameof(reference));
        var (left, leftOf) = UnitVectors(candidate);
        var (right, rightOf) = UnitVectors(reference);
        var (bestOfLeft, bestOfRight) = (Lowest(left.Count), Lowest(right.Count));
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
            {
                var cosine = Math.Clamp(Dot(left[i], right[j]), -1, 1);
                bestOfLeft[i] = Math.Max(bestOfLeft[i], cosine);
                bestOfRight[j] = Math.Max(bestOfRight[j], cosine);
            }
        }

        return new(Array.ConvertAll(leftOf, vector => bestOfLeft[vector]), Array.ConvertAll(rightOf, vector => bestOfRight[vector]));
    }

    /// <summary>The different arrays, each of length 1 or zero, and which of them a token has.</summary>
    private static (List<double[]> Vectors, int[] Of) UnitVectors(IReadOnlyList<float[]> vectors)
    {
        var numbers = new Dictionary<float[], int>(ReferenceEqualityComparer.Instance);
        var units = new List<double[]>();
        var of = new int[vectors.Count];
        for (var token = 0; token < of.Length; token++)
        {
            if (!numbers.TryGetValue(vectors[token], out of[token]))
            {
                numbers.Add(vectors[token], of[token] = units.Count);
                units.Add(Unit(vectors[token]));
            }
        }

        return (units, of);
    }

    private static double[] Unit(float[] vector)
    {
        var unit = new double[vector.Length];
        VectorSums.Widen(vector, unit);
        // The square of a float neither overflows nor underflows in a double.
        var norm = Math.Sqrt(VectorSums.Squares(unit));
        for (var i = 0; norm > 0 && i < unit.Length; i++)
            unit[i] /= norm;
        return unit;
    }

    private static double Dot(double[] left, double[] right)
    {
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var index = 0;
        for (; index <= left.Length - 8; index += 8)
        {
            even += Vector256.Create(left, index) * Vector256.Create(right, index);
            odd += Vector256.Create(left, index + 4) * Vector256.Create(right, index + 4);
        }

        var sum = Vector256.Sum(even + odd);
        for (; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }

    private static double[] Lowest(int count)
    {
        var lowest = new double[count];
        Array.Fill(lowest, -1);
        return lowest;
    }
}
