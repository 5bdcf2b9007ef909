using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EvalKit.Statistics;

/// <summary>
/// Sums of rows drawn with replacement, as many rows as there are. How many of them come from a block of rows is a binomial number; which ones is drawn
/// within the block: together the multinomial counts of a bootstrap.
/// </summary>
internal sealed class RowSampler
{
    /// <summary>Rows of a block: a power of two, so that its rows are drawn by bits, and few enough to stay in the cache.</summary>
    private const int BlockBits = 9;
    private const int Block = 1 << BlockBits;
    private const int DrawsPerWord = 64 / BlockBits;
    private const int Lanes = 4;

    private readonly int _width;
    private readonly int _stride;
    private readonly ItemNumbers _rows;

    /// <param name="items">The number of items.</param>
    /// <param name="width">How many numbers an item has.</param>
    /// <param name="numbers">Writes the numbers of an item. Called from several threads at once, and several times for each item: rows are never all in memory.</param>
    /// <param name="clusters">What is drawn whole, its rows added up beforehand; null when that is the item.</param>
    public RowSampler(int items, int width, ItemNumbers numbers, ClusterPartition? clusters)
    {
        _width = width;
        _stride = (width + Lanes - 1) / Lanes * Lanes;
        Count = clusters?.Count ?? items;
        Sums = new double[width];
        var (row, ofClusters) = (new double[width], new double[(long)(clusters?.Count ?? 0) * width]);
        for (var item = 0; item < items; item++)
        {
            numbers(item, row);
            for (var column = 0; column < width; column++)
            {
                Sums[column] += row[column];
                if (clusters is not null)
                    ofClusters[clusters.ClusterOf(item) * width + column] += row[column];
            }
        }
        _rows = clusters is null ? numbers : (cluster, to) => ofClusters.AsSpan(cluster * width, width).CopyTo(to);
    }

    /// <summary>The number of rows to draw from.</summary>
    public int Count { get; }

    /// <summary>The sums over all items.</summary>
    public double[] Sums { get; }

    /// <summary>Draws one resample for each of <paramref name="values"/> and writes the statistic of its sums there.</summary>
    public void Draw(SeededGenerator generator, Span<double> values, SumStatistic statistic)
    {
        var sums = new double[values.Length * _stride];
        var left = new int[values.Length];
        left.AsSpan().Fill(Count);
        var block = new double[Math.Min(Block, Count) * _stride];
        for (var start = 0; start < Count; start += Block)
        {
            var size = Math.Min(Block, Count - start);
            for (var row = 0; row < size; row++)
                _rows(start + row, block.AsSpan(row * _stride, _width));
            for (var resample = 0; resample < left.Length; resample++)
            {
                var drawn = BinomialSampler.Next(generator, left[resample], (double)size / (Count - start));
                left[resample] -= drawn;
                var total = sums.AsSpan(resample * _stride, _stride);
                if (size == Block)
                    AddFromBlock(ref generator.State, drawn, block, total);
                else
                    AddFromLast(generator, drawn, size, block, total);
            }
        }
        for (var resample = 0; resample < values.Length; resample++)
            values[resample] = statistic(sums.AsSpan(resample * _stride, _width));
    }

    private void AddFromBlock(ref Xoshiro256 state, int drawn, double[] block, Span<double> total)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(block);
        ref var sum = ref MemoryMarshal.GetReference(total);
        var local = state;
        while (drawn > 0)
        {
            var bits = local.Next();
            for (var i = Math.Min(drawn, DrawsPerWord); i > 0; i--)
            {
                Add(ref sum, ref Unsafe.Add(ref rows, (nint)(bits & (Block - 1)) * _stride), _stride);
                bits >>= BlockBits;
            }
            drawn -= DrawsPerWord;
        }
        state = local;
    }

    private void AddFromLast(SeededGenerator generator, int drawn, int size, double[] block, Span<double> total)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(block);
        for (; drawn > 0; drawn--)
            Add(ref MemoryMarshal.GetReference(total), ref Unsafe.Add(ref rows, (nint)generator.NextInt32(size) * _stride), _stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref double sum, ref double row, int stride)
    {
        for (nuint lane = 0; lane < (nuint)stride; lane += Lanes)
            (Vector256.LoadUnsafe(ref sum, lane) + Vector256.LoadUnsafe(ref row, lane)).StoreUnsafe(ref sum, lane);
    }
}
