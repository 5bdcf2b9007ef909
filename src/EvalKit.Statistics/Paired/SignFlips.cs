namespace EvalKit.Statistics;

/// <summary>
/// Sums of differences under sign patterns, eight differences at a time: a table holds the 256 signed sums of each eight, and each byte of a
/// pattern picks one.
/// </summary>
internal static class SignFlips
{
    private const int Block = 4096;

    public static double PValue(ReadOnlySpan<double> differences, int resamples, long seed, Alternative alternative)
    {
        var nonZero = differences.ToArray().Where(d => d != 0).ToArray();
        double observed = 0, scale = 0;
        foreach (var difference in nonZero)
        {
            observed += difference;
            scale += Math.Abs(difference);
        }

        var extreme = new Extreme(observed, 1e-13 * scale, alternative);
        if (nonZero.Length < 31 && 1L << nonZero.Length <= resamples)
            return (double)Count(nonZero, 1 << nonZero.Length, null, extreme) / (1 << nonZero.Length);
        return (1.0 + Count(nonZero, resamples, new SeededGenerator(seed), extreme)) / (1.0 + resamples);
    }

    // Without a generator the patterns are the numbers 0, 1, 2 ...: the enumeration of all of them.
    private static int Count(double[] differences, int patterns, SeededGenerator? generator, Extreme extreme)
    {
        var words = Math.Max(1, (differences.Length + 63) / 64);
        var tables = new double[words][];
        for (var w = 0; w < words; w++)
            tables[w] = Tables(differences.AsSpan(Math.Min(64 * w, differences.Length)));
        var sums = new double[Block];
        var count = 0;
        for (var start = 0; start < patterns; start += Block)
        {
            var block = sums.AsSpan(0, Math.Min(Block, patterns - start));
            block.Clear();
            foreach (var table in tables)
            {
                if (generator is null)
                    AddEnumerated(block, table, start);
                else
                    AddRandom(block, table, generator);
            }

            foreach (var sum in block)
                count += extreme.Includes(sum) ? 1 : 0;
        }

        return count;
    }

    private static void AddRandom(Span<double> sums, double[] table, SeededGenerator generator)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += Pick(table, generator.NextUInt64());
    }

    private static void AddEnumerated(Span<double> sums, double[] table, int start)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += Pick(table, (ulong)(start + i));
    }

    private static double Pick(ReadOnlySpan<double> table, ulong bits)
    {
        var t = table[..2048];
        var low = t[(int)(bits & 255)] + t[256 + (int)((bits >> 8) & 255)] + (t[512 + (int)((bits >> 16) & 255)] + t[768 + (int)((bits >> 24) & 255)]);
        var high = t[1024 + (int)((bits >> 32) & 255)] + t[1280 + (int)((bits >> 40) & 255)]
            + (t[1536 + (int)((bits >> 48) & 255)] + t[1792 + (int)(bits >> 56)]);
        return low + high;
    }

    private static double[] Tables(ReadOnlySpan<double> differences)
    {
        var table = new double[2048];
        for (var group = 0; group < 8; group++)
        {
            for (var pattern = 0; pattern < 256; pattern++)
            {
                var sum = 0.0;
                for (var bit = 0; bit < 8 && 8 * group + bit < differences.Length; bit++)
                    sum += (pattern >> bit & 1) == 0 ? differences[8 * group + bit] : -differences[8 * group + bit];
                table[256 * group + pattern] = sum;
            }
        }

        return table;
    }

    private readonly record struct Extreme(double Observed, double Tolerance, Alternative Alternative)
    {
        public bool Includes(double sum) => Alternative switch
        {
            Alternative.Greater => sum >= Observed - Tolerance,
            Alternative.Less => sum <= Observed + Tolerance,
            _ => Math.Abs(sum) >= Math.Abs(Observed) - Tolerance,
        };
    }
}
