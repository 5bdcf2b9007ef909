using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.Vector;

public sealed class VectorSimilarityTests
{
    [Fact]
    public void Cosine_AnyFiniteVectors_IsSymmetricAndWithinMinusOneAndOne() => ForAll((a, b) =>
    {
        var cosine = VectorSimilarity.Cosine(a, b);
        Assert.True(cosine is >= -1 and <= 1);
        Assert.Equal(cosine, VectorSimilarity.Cosine(b, a), 1e-12);
    });

    [Fact]
    public void Distances_AnyFiniteVectors_AreSymmetricAndNotNegative() => ForAll((a, b) =>
    {
        Assert.True(VectorSimilarity.Euclidean(a, b) >= 0);
        Assert.Equal(VectorSimilarity.Euclidean(a, b), VectorSimilarity.Euclidean(b, a));
        Assert.Equal(VectorSimilarity.Manhattan(a, b), VectorSimilarity.Manhattan(b, a));
        Assert.Equal(0, VectorSimilarity.Euclidean(a, a));
    });

    /// <summary>|a - b| squared is 2 - 2cos for vectors of length 1: the dot product is the cosine, and the nearest by one is the nearest by the other.</summary>
    [Fact]
    public void Measures_UnitVectors_RankAlike() => ForAll((a, b) =>
    {
        if (Unit(a) is not { } query || Unit(b) is not { } first || Unit([.. b.Select((x, i) => x + a[i] / 3)]) is not { } second)
            return;
        var (cosine, other) = (VectorSimilarity.Cosine(query, first), VectorSimilarity.Cosine(query, second));
        Assert.Equal(cosine, VectorSimilarity.Dot(query, first), 1e-12);
        Assert.Equal(Math.Sqrt(Math.Max(0, 2 - 2 * cosine)), VectorSimilarity.Euclidean(query, first), 1e-6);
        if (Math.Abs(cosine - other) > 1e-9)
            Assert.Equal(cosine > other, VectorSimilarity.Euclidean(query, first) < VectorSimilarity.Euclidean(query, second));
    });

    private static double[]? Unit(double[] vector)
    {
        var largest = vector.Select(Math.Abs).DefaultIfEmpty().Max();
        if (largest is 0 or double.PositiveInfinity)
            return null;
        double[] scaled = [.. vector.Select(x => x / largest)];
        var norm = Math.Sqrt(scaled.Sum(x => x * x));
        return double.IsFinite(norm) ? Array.ConvertAll(scaled, x => x / norm) : null;
    }

    [Fact]
    public void Cosine_Floats_EqualsTheCosineOfTheSameDoubles()
    {
        float[] a = [0.1f, -2.5f, 3e30f];
        float[] b = [1e-30f, 7f, 0.25f];
        Assert.Equal(
            VectorSimilarity.Cosine([.. a.Select(x => (double)x)], [.. b.Select(x => (double)x)]),
            VectorSimilarity.Cosine(a, b));
    }

    [Fact]
    public void Euclidean_TinyDifferenceOfOrdinaryVectors_DoesNotUnderflow() =>
        Assert.Equal(2e-200, VectorSimilarity.Euclidean([1.0, 1e-200], [1.0, 3e-200]), 1e-209);

    [Fact]
    public void Euclidean_OppositeEndsOfTheRange_IsInfiniteOnlyWhenItHasToBe()
    {
        Assert.Equal(1.6e308, VectorSimilarity.Euclidean([8e307], [-8e307]), 1e298);
        Assert.Equal(double.PositiveInfinity, VectorSimilarity.Euclidean([1.7e308], [-1.7e308]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Cosine_ElementNotFinite_IsRefused(double element)
    {
        var error = Assert.Throws<ArgumentException>(() => VectorSimilarity.Cosine([1, 2, 3, 4, 5], [1, 2, 3, 4, element]));
        Assert.StartsWith("The vector has an element that is NaN or infinite.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cosine_DifferentLengths_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => VectorSimilarity.Cosine([1.0f, 2], [1.0f]));
        Assert.StartsWith("The vectors have 2 and 1 elements", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Renormalize_FirstDimensions_HaveUnitLength()
    {
        Assert.Equal([0.6f, 0.8f], VectorSimilarity.Renormalize([3f, 4f, 100f], 2));
        Assert.Equal([0f, 0f], VectorSimilarity.Renormalize([0f, 0f]));
        Assert.Throws<ArgumentOutOfRangeException>(() => VectorSimilarity.Renormalize([1f], 2));
    }

    private static void ForAll(Action<double[], double[]> property)
    {
        var element = ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite);
        var pairs =
            from length in Gen.Choose(0, 40)
            from a in element.ArrayOf(length)
            from b in element.ArrayOf(length)
            select (a, b);
        Check.QuickThrowOnFailure(Prop.ForAll(pairs.ToArbitrary(), pair => property(pair.a, pair.b)));
    }
}
