namespace EvalKit.Statistics;

/// <summary>Names of the procedures, as they are written into results.</summary>
public static class IntervalMethods
{
    /// <summary>Wilson score interval of a proportion.</summary>
    public const string Wilson = "wilson";

    /// <summary>Wilson score interval at the effective sample size of clustered pass/fail outcomes.</summary>
    public const string ClusterWilson = "cluster-wilson";

    /// <summary>Student's t interval.</summary>
    public const string StudentT = "t";

    /// <summary>t interval with cluster-robust standard error and C-1 degrees of freedom.</summary>
    public const string ClusterT = "cluster-t";

    /// <summary>Seeded bootstrap-t interval.</summary>
    public const string BootstrapT = "bootstrap-t";

    /// <summary>Hedged betting interval, valid for any bounded score.</summary>
    public const string HedgedBetting = "hedged-betting";

    /// <summary>Tango's score interval of a difference of paired proportions.</summary>
    public const string Tango = "tango";

    /// <summary>Tango's interval at the effective number of pairs, for clustered pass/fail outcomes.</summary>
    public const string ClusterTango = "cluster-tango";

    /// <summary>Percentiles of resamples of the items, for a metric of the whole set.</summary>
    public const string Bootstrap = "bootstrap-percentile";

    /// <summary>The same, extended to what unseen items could do (<see cref="UnseenItems"/>): there is little spread or none.</summary>
    public const string BootstrapUnseen = "bootstrap-unseen";

    /// <summary>Percentiles of resamples of the pairs, for the difference of a metric of the whole set.</summary>
    public const string PairedBootstrap = "paired-bootstrap";

    /// <summary>The same, extended to what unseen pairs could do (<see cref="UnseenItems"/>).</summary>
    public const string PairedBootstrapUnseen = "paired-bootstrap-unseen";

    /// <summary>t interval by leaving groups of items out (<see cref="GroupJackknife"/>), for a metric of the whole set that duplicates distort.</summary>
    public const string Jackknife = "jackknife";

    /// <summary>The same, extended to what unseen items could do (<see cref="UnseenItems"/>).</summary>
    public const string JackknifeUnseen = "jackknife-unseen";

    /// <summary>t interval by leaving groups of pairs out, for the difference of such a metric.</summary>
    public const string PairedJackknife = "paired-jackknife";

    /// <summary>The same, extended to what unseen pairs could do (<see cref="UnseenItems"/>).</summary>
    public const string PairedJackknifeUnseen = "paired-jackknife-unseen";

    /// <summary>Welch's interval of two independent means.</summary>
    public const string Welch = "welch-t";

    /// <summary>Human labels of some items correct a judge that scored all: <see cref="CorrectedMean"/>.</summary>
    public const string PredictionPowered = "ppi++";

    /// <summary>The same within strata of items, weighted by their shares.</summary>
    public const string StratifiedPredictionPowered = "ppi++-stratified";

    /// <summary>A pass rate corrected by sensitivity and specificity on labels of other items: <see cref="RoganGladen"/>.</summary>
    public const string RoganGladen = "rogan-gladen";

    /// <summary>Nothing is known beyond the range of the metric.</summary>
    public const string None = "none";
}
