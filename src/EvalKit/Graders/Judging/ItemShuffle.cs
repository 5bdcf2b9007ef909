using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EvalKit.Statistics;

namespace EvalKit.Graders.Judging;

/// <summary>Orders that are random over items and the same for one item in every run: a judge's taste for a place falls on every candidate alike.</summary>
internal static class ItemShuffle
{
    /// <summary>The indexes from 0 in a random order that depends on the seed and on what is ordered.</summary>
    public static int[] Of(IReadOnlyList<string> texts, long seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', texts)));
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        new SeededGenerator(seed ^ BinaryPrimitives.ReadInt64LittleEndian(hash)).Shuffle<int>(order);
        return order;
    }

    /// <summary>A, B, C ... for a place.</summary>
    public static string Letter(int place) => ((char)('A' + place)).ToString();
}
