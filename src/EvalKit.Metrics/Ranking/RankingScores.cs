namespace EvalKit.Metrics;

/// <summary>
/// The metrics of one ranked list. Each is in [0, 1], or null where it is undefined: when no document is relevant (for nDCG,
/// when none has a gain). A cutoff <c>k</c> is at least 1 and may exceed the length of the list.
/// </summary>
public sealed class RankingScores
{
    private readonly int[] _hits;
    private readonly double[] _precisionSums;
    private readonly double[] _gains;
    private readonly double[] _idealGains;
    private int _added;
    private int _idealAdded;
    private int _firstHit;

    internal RankingScores(int retrieved, int gaining, int relevant)
    {
        Retrieved = retrieved;
        Relevant = relevant;
        _hits = new int[retrieved + 1];
        _precisionSums = new double[retrieved + 1];
        _gains = new double[retrieved + 1];
        _idealGains = new double[gaining + 1];
    }

    /// <summary>The number of documents in the list.</summary>
    public int Retrieved { get; }

    /// <summary>The number of relevant documents, in the list or not.</summary>
    public int Relevant { get; }

    /// <summary>1 over the rank of the first relevant document; 0 when none is in the list. Its mean over queries is MRR.</summary>
    public double? ReciprocalRank => ReciprocalRankAt(int.MaxValue);

    /// <summary>
    /// The sum of the precisions at the ranks of the relevant documents in the list, over all relevant documents. Its mean over
    /// queries is MAP.
    /// </summary>
    public double? AveragePrecision => AveragePrecisionAt(int.MaxValue);

    /// <summary>Normalised discounted cumulative gain of the whole list against the ideal order of all judged documents.</summary>
    public double? Ndcg => NdcgAt(int.MaxValue);

    /// <summary>The precision at the rank that equals the number of relevant documents.</summary>
    public double? RPrecision => Relevant == 0 ? null : (double)HitsAt(Relevant) / Relevant;

    /// <summary>1 when one of the first <paramref name="k"/> documents is relevant, otherwise 0 (also called success at k).</summary>
    public double? HitAt(int k) => Relevant == 0 ? Undefined(k) : Math.Min(1, HitsAt(k));

    /// <summary>The relevant among the first <paramref name="k"/> documents over <paramref name="k"/>, even if fewer were retrieved.</summary>
    public double? PrecisionAt(int k) => Relevant == 0 ? Undefined(k) : (double)HitsAt(k) / k;

    /// <summary>The relevant among the first <paramref name="k"/> documents over all relevant documents.</summary>
    public double? RecallAt(int k) => Relevant == 0 ? Undefined(k) : (double)HitsAt(k) / Relevant;

    /// <summary>As <see cref="ReciprocalRank"/>, but 0 when the first relevant document comes after rank <paramref name="k"/>.</summary>
    public double? ReciprocalRankAt(int k)
    {
        if (Relevant == 0)
            return Undefined(k);
        return HitsAt(k) == 0 ? 0 : 1.0 / _firstHit;
    }

    /// <summary>
    /// As <see cref="AveragePrecision"/> over the first <paramref name="k"/> documents. The denominator stays the number of all
    /// relevant documents, as in trec_eval's <c>map_cut</c>; it is not the smaller of that number and <paramref name="k"/>.
    /// </summary>
    public double? AveragePrecisionAt(int k) => Relevant == 0 ? Undefined(k) : _precisionSums[Rank(k)] / Relevant;

    /// <summary>As <see cref="Ndcg"/> over the first <paramref name="k"/> documents of both orders. Discount: log2(rank + 1).</summary>
    public double? NdcgAt(int k)
    {
        var ideal = _idealGains[Math.Min(Checked(k), _idealGains.Length - 1)];
        return ideal == 0 ? null : Math.Min(1, _gains[Rank(k)] / ideal);
    }

    internal void Add(bool relevant, double gain)
    {
        var rank = ++_added;
        _hits[rank] = _hits[rank - 1] + (relevant ? 1 : 0);
        if (relevant && _firstHit == 0)
            _firstHit = rank;
        _precisionSums[rank] = _precisionSums[rank - 1] + (relevant ? (double)_hits[rank] / rank : 0);
        _gains[rank] = _gains[rank - 1] + (gain == 0 ? 0 : gain / Math.Log2(rank + 1));
    }

    internal void AddIdeal(double gain)
    {
        var rank = ++_idealAdded;
        _idealGains[rank] = _idealGains[rank - 1] + gain / Math.Log2(rank + 1);
    }

    private int HitsAt(int k) => _hits[Rank(k)];

    private int Rank(int k) => Math.Min(Checked(k), Retrieved);

    private static double? Undefined(int k)
    {
        Checked(k);
        return null;
    }

    private static int Checked(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return k;
    }
}
