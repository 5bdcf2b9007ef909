namespace EvalKit.Metrics;

/// <summary>BLEU as a function of its counts (Papineni et al. 2002), with the conventions of sacreBLEU.</summary>
internal readonly ref struct BleuFormula
{
    /// <summary>sacreBLEU's logarithm of zero.</summary>
    private const double LogOfZero = -9999999999;

    private readonly Span<double> _correct;
    private readonly Span<double> _total;
    private readonly Span<double> _precisions;

    /// <param name="statistics">The counts.</param>
    /// <param name="work">Three numbers an order: matches, n-grams and precisions after smoothing.</param>
    public BleuFormula(in BleuStatistics statistics, Span<double> work)
    {
        var orders = work.Length / 3;
        _correct = work[..orders];
        _total = work.Slice(orders, orders);
        _precisions = work.Slice(2 * orders, orders);
        _precisions.Clear();
        for (var order = 1; order <= orders; order++)
        {
            _correct[order - 1] = statistics.Correct(order);
            _total[order - 1] = statistics.Total(order);
        }

        BrevityPenalty = statistics.HypothesisLength >= statistics.ReferenceLength ? 1
            : statistics.HypothesisLength > 0 ? Math.Exp(1 - (statistics.ReferenceLength / statistics.HypothesisLength))
            : 0;
    }

    public double BrevityPenalty { get; }

    public double Score(BleuSmoothing smoothing, double smoothingValue, bool effectiveOrder)
    {
        if (!_correct.ContainsAnyExcept(0.0))
            return 0;

        var orders = Smooth(smoothing, smoothingValue);
        var meanOver = effectiveOrder ? orders : _precisions.Length;
        var logarithms = 0.0;
        foreach (var precision in _precisions[..meanOver])
            logarithms += precision == 0 ? LogOfZero : Math.Log(precision);
        return BrevityPenalty * Math.Exp(logarithms / meanOver);
    }

    /// <summary>Fills the precisions and returns the longest order that the hypothesis is long enough for.</summary>
    private int Smooth(BleuSmoothing smoothing, double value)
    {
        var halving = 1.0;
        for (var i = 0; i < _precisions.Length; i++)
        {
            if (smoothing == BleuSmoothing.AddK && i > 0)
            {
                _correct[i] += value;
                _total[i] += value;
            }

            if (_total[i] == 0)
                return i;
            if (_correct[i] != 0)
                _precisions[i] = 100 * _correct[i] / _total[i];
            else if (smoothing == BleuSmoothing.Exponential)
                _precisions[i] = 100 / ((halving *= 2) * _total[i]);
            else if (smoothing == BleuSmoothing.Floor)
                _precisions[i] = 100 * value / _total[i];
        }

        return _precisions.Length;
    }
}
