namespace EvalKit.Statistics;

/// <summary>What the signed-rank test does with differences of zero.</summary>
public enum ZeroDifferences
{
    /// <summary>Zeros are left out before ranking (Wilcoxon 1945).</summary>
    Drop,

    /// <summary>Zeros are ranked, then their ranks are left out (Pratt 1959): better where many items do not change.</summary>
    Rank,
}
