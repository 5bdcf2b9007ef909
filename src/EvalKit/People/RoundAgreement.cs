using EvalKit.Statistics;

namespace EvalKit.People;

/// <summary>How far the raters of one round agree.</summary>
public sealed record RoundAgreement
{
    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>Raters in ordinal order.</summary>
    public required IReadOnlyList<string> Raters { get; init; }

    /// <summary>What was judged, in the order of the file.</summary>
    public required IReadOnlyList<JudgedSubject> Subjects { get; init; }

    /// <summary>How many of them were judged by two raters or more; only these say anything of agreement.</summary>
    public required int Shared { get; init; }

    /// <summary>The share of pairs of raters who say the same, averaged over what two or more judged: the ceiling of what can be shown with these labels.</summary>
    public required Estimate Agreement { get; init; }

    /// <summary>Krippendorff's alpha: agreement beyond chance. Undefined where only one grade occurs.</summary>
    public required Estimate Alpha { get; init; }

    /// <summary>Fleiss' kappa; undefined unless every answer has the same number of raters.</summary>
    public required double FleissKappa { get; init; }

    /// <summary>Every pair of raters with something in common.</summary>
    public required IReadOnlyList<RaterPair> Pairs { get; init; }

    /// <summary>What the raters are split over evenly.</summary>
    public required int NoConsensus { get; init; }

    /// <summary>What raters agree on least, the worst first: where the question or the levels may need rewriting.</summary>
    public IReadOnlyList<JudgedSubject> LowAgreement => [.. Subjects.Where(s => s.Agreement < 1).OrderBy(s => s.Agreement).ThenBy(s => s.Item, StringComparer.Ordinal)];
}

/// <summary>An estimate with its interval; NaN where it is not defined.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Its interval at the level that was asked for.</param>
public readonly record struct Estimate(double Value, Interval Interval);

/// <summary>How far two raters agree.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="N">How many grades both gave.</param>
/// <param name="Agreement">The share of equal grades.</param>
/// <param name="Kappa">Cohen's kappa, with quadratic weights for numbers and ranks.</param>
public sealed record RaterPair(string First, string Second, int N, double Agreement, Estimate Kappa);
