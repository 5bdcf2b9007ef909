namespace EvalKit.Statistics.Tests;

public sealed class SeededGeneratorTests
{
    [Fact]
    public void NextUInt64_StateOneTwoThreeFour_FollowsTheReferenceSequence()
    {
        // First outputs of the reference C implementation of xoshiro256** (prng.di.unimi.it) from the state 1, 2, 3, 4.
        var generator = new Xoshiro256(1, 2, 3, 4);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240];
        Assert.Equal(expected, new[] { generator.Next(), generator.Next(), generator.Next(), generator.Next() });
    }

    [Fact]
    public void SplitMix64_KnownSeed_FollowsTheReferenceSequence()
    {
        // Published check values of SplitMix64 for the seed 1234567 (Rosetta Code, "Pseudo-random numbers/Splitmix64").
        var mixer = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423], new[] { mixer.Next(), mixer.Next(), mixer.Next() });
    }

    [Fact]
    public void NextInt32_SmallBound_IsUniform()
    {
        var generator = new SeededGenerator(7);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
            counts[generator.NextInt32(6)]++;
        var chiSquared = counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000);
        Assert.True(chiSquared < ChiSquaredDistribution.UpperQuantile(0.001, 5));
    }

    [Fact]
    public void Shuffle_SameSeed_GivesTheSamePermutation()
    {
        var first = Enumerable.Range(0, 50).ToArray();
        var second = Enumerable.Range(0, 50).ToArray();
        new SeededGenerator(-3).Shuffle<int>(first);
        new SeededGenerator(-3).Shuffle<int>(second);
        Assert.Equal(first, second);
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
        Assert.NotEqual(Enumerable.Range(0, 50), first);
    }

    // Computed by an independent implementation in Python: the sequences must never change, recorded seeds rely on them.
    [Fact]
    public void Sequences_SeedFortyTwo_ArePinned()
    {
        var generator = new SeededGenerator(42);
        Assert.Equal([1546998764402558742, 6990951692964543102, 12544586762248559009], Take(3, generator.NextUInt64));
        generator = new SeededGenerator(42);
        Assert.Equal([0, 3, 6, 9, 9, 7, 7, 8, 7, 5], Take(10, () => generator.NextInt32(10)));
        generator = new SeededGenerator(42);
        Assert.Equal([0.08386297105988216, 0.3789802506626686], Take(2, generator.NextDouble));
        var indices = new int[10];
        new SeededGenerator(42).NextIndices(indices, 10);
        Assert.Equal([0, 0, 3, 4, 6, 2, 9, 0, 9, 8], indices);
    }

    [Fact]
    public void NextUInt64_NegativeSeed_IsPinned() => Assert.Equal(10328197420357168392, new SeededGenerator(-1).NextUInt64());

    private static T[] Take<T>(int count, Func<T> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
