using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EvalKit.Statistics;

/// <summary>
/// The repeats of a drawn item as counts: K draws with replacement are a multinomial vector of how often each repeat comes, which does not depend on the
/// item, and the mean of the draws is that vector times the item's row. A few resamples share their vectors, each with items of its own.
/// </summary>
/// <remarks>
/// Each resample has exactly the distribution of the two-level bootstrap. Resamples that share vectors have sums with a correlation of about 1/(2n) at
/// most: given the vectors, the items decide everything but the mean over all items of what the vectors pick, whose variance is 1/n of that of an item. So few share
/// them that the Monte Carlo variance of a quantile grows by 3 % at most; below 32 items none do.
/// </remarks>
internal sealed class RepeatCountSampler(RepeatRows rows, int items) : ITwoLevelSampler
{
    private const int LargestShort = 1 << 16;

    /// <value>The default value is 256 draws at once: their vectors stay in the processor's nearest cache while they are shared.</value>
    private const int Chunk = 256;

    /// <value>The default value is 48: drawing the vectors then costs little beside using them.</value>
    private const int MostSharing = 48;

    private readonly int _sharing = Math.Clamp(items / 16, 1, MostSharing);

    public double Rounding => 1e-6;

    public void Draw(SeededGenerator generator, Span<double> sums, Span<double> squares)
    {
        sums.Clear();
        squares.Clear();
        var counts = new float[Chunk * rows.Width];
        for (var first = 0; first < sums.Length; first += _sharing)
        {
            var sharing = Math.Min(_sharing, sums.Length - first);
            for (var left = items; left > 0; left -= Chunk)
            {
                var draws = Math.Min(Chunk, left);
                Count(counts, draws, generator);
                for (var r = first; r < first + sharing; r++)
                    Add(counts, draws, generator, ref sums[r], ref squares[r]);
            }
        }
    }

    // Four repeats from each random word; a short product below the threshold is drawn again, which keeps every repeat equally likely.
    private void Count(float[] counts, int draws, SeededGenerator generator)
    {
        Array.Clear(counts, 0, draws * rows.Width);
        ref var state = ref generator.State;
        var local = state;
        foreach (var (start, length) in rows.Groups)
        {
            var (range, threshold) = ((uint)length, (uint)LargestShort % (uint)length);
            var (bits, parts) = (0UL, 0);
            for (var draw = 0; draw < draws; draw++)
            {
                var vector = counts.AsSpan(draw * rows.Width + start, length);
                for (var left = length; left > 0;)
                {
                    if (parts == 0)
                        (bits, parts) = (local.Next(), 4);
                    var product = (uint)(bits & 0xFFFF) * range;
                    (bits, parts) = (bits >> 16, parts - 1);
                    if ((product & 0xFFFF) < threshold)
                        continue;
                    vector[(int)(product >> 16)]++;
                    left--;
                }
            }
        }

        state = local;
    }

    private void Add(float[] counts, int draws, SeededGenerator generator, ref double sum, ref double squares)
    {
        if (rows.Width == 8)
            Add<OneVector>(counts, draws, generator, ref sum, ref squares);
        else if (rows.Width == 16)
            Add<TwoVectors>(counts, draws, generator, ref sum, ref squares);
        else if (rows.Width == 24)
            Add<ThreeVectors>(counts, draws, generator, ref sum, ref squares);
        else
            Add<ManyVectors>(counts, draws, generator, ref sum, ref squares);
    }

    private void Add<TVectors>(float[] counts, int draws, SeededGenerator generator, ref double sum, ref double squares)
        where TVectors : struct, IVectors
    {
        var width = TVectors.Width(rows.Width);
        ref var state = ref generator.State;
        var local = state;
        ref var values = ref MemoryMarshal.GetArrayDataReference(rows.Values);
        ref var vectors = ref MemoryMarshal.GetArrayDataReference(counts);
        var range = (uint)items;
        var isShort = items <= LargestShort;
        var threshold = isShort ? LargestShort % range : unchecked(0u - range) % range;
        var (vectorSums, vectorSquares) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var draw = 0;
        if (isShort)
        {
            while (draws - draw >= 4)
            {
                var bits = local.Next();
                var (p0, p1) = ((uint)(bits & 0xFFFF) * range, (uint)((bits >> 16) & 0xFFFF) * range);
                var (p2, p3) = ((uint)((bits >> 32) & 0xFFFF) * range, (uint)(bits >> 48) * range);
                if ((p0 & 0xFFFF) < threshold || (p1 & 0xFFFF) < threshold || (p2 & 0xFFFF) < threshold || (p3 & 0xFFFF) < threshold)
                    continue;
                ref var at = ref Unsafe.Add(ref vectors, (nuint)draw * width);
                var means = Totals(
                    Product(ref Unsafe.Add(ref values, (p0 >> 16) * width), ref at, width),
                    Product(ref Unsafe.Add(ref values, (p1 >> 16) * width), ref Unsafe.Add(ref at, width), width),
                    Product(ref Unsafe.Add(ref values, (p2 >> 16) * width), ref Unsafe.Add(ref at, 2 * width), width),
                    Product(ref Unsafe.Add(ref values, (p3 >> 16) * width), ref Unsafe.Add(ref at, 3 * width), width));
                var wide = Vector256.Create(Vector128.WidenLower(means), Vector128.WidenUpper(means));
                vectorSums += wide;
                vectorSquares += wide * wide;
                draw += 4;
            }
        }

        (sum, squares) = (sum + Total(vectorSums), squares + Total(vectorSquares));
        while (draw < draws)
        {
            var product = isShort ? (local.Next() & 0xFFFF) * range << 16 : (local.Next() >> 32) * range;
            if ((uint)product < (isShort ? threshold << 16 : threshold))
                continue;
            double mean = Total(Product(ref Unsafe.Add(ref values, (nuint)(product >> 32) * width), ref Unsafe.Add(ref vectors, (nuint)draw * width), width));
            (sum, squares) = (sum + mean, squares + mean * mean);
            draw++;
        }

        state = local;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Product(ref float row, ref float counts, nuint width)
    {
        var sum = Vector256.LoadUnsafe(ref row) * Vector256.LoadUnsafe(ref counts);
        if (width > 8)
            sum += Vector256.LoadUnsafe(ref row, 8) * Vector256.LoadUnsafe(ref counts, 8);
        if (width > 16)
            sum += Vector256.LoadUnsafe(ref row, 16) * Vector256.LoadUnsafe(ref counts, 16);
        for (nuint k = 24; k < width; k += 8)
            sum += Vector256.LoadUnsafe(ref row, k) * Vector256.LoadUnsafe(ref counts, k);
        return sum.GetLower() + sum.GetUpper();
    }

    // Both ways add the same numbers in the same order, so that results do not depend on the processor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Totals(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) => Sse3.IsSupported
        ? Sse3.HorizontalAdd(Sse3.HorizontalAdd(a, b), Sse3.HorizontalAdd(c, d))
        : Vector128.Create(Total(a), Total(b), Total(c), Total(d));

    private static float Total(Vector128<float> v) => v[0] + v[1] + (v[2] + v[3]);

    private static double Total(Vector256<double> v) => v[0] + v[1] + (v[2] + v[3]);

    /// <summary>How many vectors a row is: where that is known when the code is compiled, there is no loop over them.</summary>
    private interface IVectors
    {
        static abstract nuint Width(int width);
    }

    private readonly struct OneVector : IVectors
    {
        public static nuint Width(int width) => 8;
    }

    private readonly struct TwoVectors : IVectors
    {
        public static nuint Width(int width) => 16;
    }

    private readonly struct ThreeVectors : IVectors
    {
        public static nuint Width(int width) => 24;
    }

    private readonly struct ManyVectors : IVectors
    {
        public static nuint Width(int width) => (nuint)width;
    }
}
