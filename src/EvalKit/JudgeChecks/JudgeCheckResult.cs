namespace EvalKit.JudgeChecks;

/// <summary>What a judge was found to be worth.</summary>
public sealed record JudgeCheckResult
{
    /// <summary>The version of the layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The table or the grader.</summary>
    public required string Source { get; init; }

    /// <summary>pass_fail, labels, ranks or scores.</summary>
    public required VerdictScale Scale { get; init; }

    /// <summary>The confidence level of intervals.</summary>
    public required double Level { get; init; }

    /// <summary>The seed of resampling.</summary>
    public required long Seed { get; init; }

    /// <summary>Rows read.</summary>
    public required int Rows { get; init; }

    /// <summary>The columns that rows are checked apart by.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>One entry for each combination of their values; one for all rows where there are none.</summary>
    public required IReadOnlyList<JudgeCheckGroup> Groups { get; init; }
}

/// <summary>The rows of one group.</summary>
public sealed record JudgeCheckGroup
{
    /// <summary>The values that the rows share, by column.</summary>
    public required OrderedDictionary<string, string> By { get; init; }

    /// <summary>Rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows with a verdict of the judge.</summary>
    public required int Judged { get; init; }

    /// <summary>Rows whose verdict cannot be read: neither a fail nor a loss.</summary>
    public required int JudgeFailed { get; init; }

    /// <summary>Rows without a verdict.</summary>
    public required int NotJudged { get; init; }

    /// <summary>Rows on which people have a consensus.</summary>
    public required int Labelled { get; init; }

    /// <summary>Rows on which people voted without a majority.</summary>
    public required int NoConsensus { get; init; }

    /// <summary>How often the judge agrees with itself; null without repeats.</summary>
    public SelfConsistency? Consistency { get; init; }

    /// <summary>The judge's scores by themselves, of pass or fail the rate of passes; null for labels, and for pairs without scores.</summary>
    public ScoreTotals? Judge { get; init; }

    /// <summary>People's scores by themselves.</summary>
    public ScoreTotals? Human { get; init; }

    /// <summary>Agreement of verdicts; null for numbers, and without labels.</summary>
    public VerdictAgreement? Agreement { get; init; }

    /// <summary>Agreement of numbers.</summary>
    public ScoreAgreement? Scores { get; init; }

    /// <summary>How far people agree with one another; null with a single rater.</summary>
    public RaterAgreement? People { get; init; }

    /// <summary>Wins of the first answer of pairs; null where no pairs were judged.</summary>
    public PairOutcome? Pairs { get; init; }

    /// <summary>What the order of showing does; null without verdicts in both orders.</summary>
    public OrderEffect? Order { get; init; }

    /// <summary>What length does; null without lengths.</summary>
    public LengthReport? Length { get; init; }

    /// <summary>What the judge does for its own family; null without models.</summary>
    public OwnFamily? OwnFamily { get; init; }

    /// <summary>What the name of the author does to the same answer; null without claimed names.</summary>
    public NameEffect? Names { get; init; }

    /// <summary>Whether answers of known quality are put in their order; null without ranks.</summary>
    public KnownOrder? KnownOrder { get; init; }

    /// <summary>Where judge and people disagree, by clause of the rubric; the clause with most disagreements first.</summary>
    public required IReadOnlyList<ClauseDisagreements> Disagreements { get; init; }
}

/// <summary>How often a judge agrees with itself on the same question.</summary>
/// <param name="Repeats">The most verdicts of one row.</param>
/// <param name="Agreement">The chance that two verdicts on the same row agree.</param>
/// <param name="Spread">Of numbers: standard deviation of the verdicts on one row, pooled over rows.</param>
public sealed record SelfConsistency(int Repeats, Measured Agreement, double? Spread);

/// <summary>Scores by themselves.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Total">Their sum.</param>
/// <param name="StandardDeviation">Their spread.</param>
public sealed record ScoreTotals(Measured Mean, double Total, double? StandardDeviation);

/// <summary>A judge's verdicts beside people's consensus.</summary>
public sealed record VerdictAgreement
{
    /// <summary>The verdicts, in the order of the matrix.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Rows are people's verdicts, columns the judge's.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Matrix { get; init; }

    /// <summary>Share of rows on which both agree.</summary>
    public required Measured Agreement { get; init; }

    /// <summary>The same if every labelled row without a usable verdict counted as a disagreement.</summary>
    public required double? AgreementOfAll { get; init; }

    /// <summary>Agreement beyond luck.</summary>
    public required Measured Kappa { get; init; }

    /// <summary>Krippendorff's alpha of judge and consensus, nominal.</summary>
    public required Measured Alpha { get; init; }

    /// <summary>Share of people's most frequent verdict: what a judge reaches that always says it.</summary>
    public required double? MostFrequent { get; init; }

    /// <summary>Share of rows that people pass; null for labels.</summary>
    public Measured? BaseRate { get; init; }

    /// <summary>Share of people's passes that the judge passes.</summary>
    public Measured? Sensitivity { get; init; }

    /// <summary>Share of people's fails that the judge fails.</summary>
    public Measured? Specificity { get; init; }

    /// <summary>Share of the judge's passes that people pass.</summary>
    public Measured? Precision { get; init; }

    /// <summary>F1 of passes.</summary>
    public Measured? F1 { get; init; }
}

/// <summary>A judge's numbers beside people's.</summary>
public sealed record ScoreAgreement
{
    /// <summary>Linear correlation.</summary>
    public required Measured Pearson { get; init; }

    /// <summary>Rank correlation.</summary>
    public required Measured Spearman { get; init; }

    /// <summary>Kendall's tau-b.</summary>
    public required Measured Kendall { get; init; }

    /// <summary>Correlations within each group of rows, averaged over groups in which neither side is constant; null without groups.</summary>
    public WithinCorrelations? Within { get; init; }

    /// <summary>Mean of judge minus people; null for ranks.</summary>
    public Measured? Bias { get; init; }

    /// <summary>Mean of |judge - people|; null for ranks.</summary>
    public Measured? MeanAbsoluteError { get; init; }

    /// <summary>Kappa with squared weights, where both use whole numbers of at most 20 kinds.</summary>
    public Measured? WeightedKappa { get; init; }

    /// <summary>Krippendorff's alpha, ordinal for ranks and interval for scores; null beyond 500 different numbers.</summary>
    public Measured? Alpha { get; init; }
}

/// <summary>Correlations within groups of rows.</summary>
/// <param name="Groups">Groups in which they are defined.</param>
/// <param name="Pearson">Mean over groups.</param>
/// <param name="Spearman">Mean over groups.</param>
/// <param name="Kendall">Mean over groups.</param>
public sealed record WithinCorrelations(int Groups, Measured Pearson, Measured Spearman, Measured Kendall);

/// <summary>How far people agree with one another: the ceiling of what a judge can be shown to reach.</summary>
public sealed record RaterAgreement
{
    /// <summary>The most raters of one row.</summary>
    public required int Raters { get; init; }

    /// <summary>Ratings of rows with two or more.</summary>
    public required int Ratings { get; init; }

    /// <summary>The chance that two raters of a row agree; exactly the same number, where verdicts are numbers.</summary>
    public required Measured Agreement { get; init; }

    /// <summary>Krippendorff's alpha.</summary>
    public required Measured Alpha { get; init; }

    /// <summary>Cohen's kappa; null unless there are two raters of every row, and for numbers.</summary>
    public Measured? CohenKappa { get; init; }

    /// <summary>Fleiss' kappa; null unless every row has as many raters, and for numbers.</summary>
    public double? FleissKappa { get; init; }

    /// <summary>The chance that the judge agrees with one rater; null without a judge.</summary>
    public Measured? JudgeWithOne { get; init; }

    /// <summary>That chance minus the chance that two raters agree, on the same rows: 0 or above for a judge that is as good as one more rater.</summary>
    public Measured? JudgeMinusPeople { get; init; }
}

/// <summary>How the first answer of pairs fares against the second.</summary>
/// <param name="Pairs">Pairs judged.</param>
/// <param name="Wins">Pairs that the first answer wins; with both orders only where both agree.</param>
/// <param name="Losses">Pairs that the second wins.</param>
/// <param name="Ties">All others.</param>
/// <param name="WinRate">Mean preference for the first answer, a tie counting half.</param>
/// <param name="FirstTotal">Sum of the scores of first answers; null unless both were scored.</param>
/// <param name="SecondTotal">Sum of the scores of second answers.</param>
public sealed record PairOutcome(int Pairs, int Wins, int Losses, int Ties, Measured WinRate, double? FirstTotal, double? SecondTotal);

/// <summary>What the order of showing does.</summary>
public sealed record OrderEffect
{
    /// <summary>Pairs with a usable verdict in both orders.</summary>
    public required int Pairs { get; init; }

    /// <summary>Pairs without.</summary>
    public required int Unusable { get; init; }

    /// <summary>Share of pairs with the same verdict in both orders.</summary>
    public required Measured Consistency { get; init; }

    /// <summary>The same if a pair without a usable verdict in one of the orders counted as inconsistent.</summary>
    public required double? ConsistencyOfAll { get; init; }

    /// <summary>Share of judgements for the answer shown first minus share for the one shown second.</summary>
    public required Measured Bias { get; init; }

    /// <summary>Cohen's kappa of the two orders.</summary>
    public required Measured Kappa { get; init; }

    /// <summary>Agreement with people in the order given, in the other, and the mean of both; every unusable verdict counts as a disagreement. Null without labels.</summary>
    public double? AgreementAsGiven { get; init; }

    /// <summary>Agreement with people in the other order.</summary>
    public double? AgreementSwapped { get; init; }

    /// <summary>Mean over all judgements of both orders.</summary>
    public Measured? AgreementOfBoth { get; init; }

    /// <summary>Share of labelled pairs that are right in both orders.</summary>
    public Measured? RightInBoth { get; init; }
}

/// <summary>What length does to verdicts.</summary>
public sealed record LengthReport
{
    /// <summary>Rank correlation of score, or preference, with length, or difference of lengths.</summary>
    public required Measured Correlation { get; init; }

    /// <summary>The same for people's; null without labels.</summary>
    public Measured? HumanCorrelation { get; init; }

    /// <summary>
    /// What length adds beyond people's verdicts, where there are: log-odds for an answer that is far longer (pass/fail, pairs), or points for one standard
    /// deviation of length (scores).
    /// </summary>
    public required Measured Effect { get; init; }

    /// <summary>Whether people's verdicts are taken out of the effect.</summary>
    public required bool BeyondPeople { get; init; }

    /// <summary>Of decided pairs with different lengths, the share that the longer answer wins; null for single answers.</summary>
    public Measured? LongerWins { get; init; }

    /// <summary>That share by people's verdicts.</summary>
    public Measured? LongerWinsHuman { get; init; }

    /// <summary>Win rate of the first answer among pairs of about equal length.</summary>
    public Measured? MatchedWinRate { get; init; }

    /// <summary>Win rate of the first answer with the liking for length taken out by regression.</summary>
    public Measured? AdjustedWinRate { get; init; }
}

/// <summary>What a judge does for its own family, beyond what people say.</summary>
/// <param name="Own">Rows of its own family.</param>
/// <param name="Others">Rows of other models.</param>
/// <param name="OwnBias">Judge minus people on its own family's answers; the judge's mean where there are no labels.</param>
/// <param name="OthersBias">The same on others.</param>
/// <param name="Preference">The difference: above 0 for a judge that favours its own.</param>
/// <param name="BeyondPeople">Whether people's verdicts are taken out.</param>
public sealed record OwnFamily(int Own, int Others, double OwnBias, double OthersBias, Measured Preference, bool BeyondPeople);

/// <summary>What the claimed name of the author does to the same answer.</summary>
/// <param name="Answers">Answers that were shown under two names or more.</param>
/// <param name="Names">By name: its mean score minus the mean of all names on the same answers.</param>
/// <param name="Largest">The largest difference of two names on the same answers, with the level shared over all pairs of names.</param>
/// <param name="LargestBetween">These names: the favoured one, the other.</param>
public sealed record NameEffect(int Answers, OrderedDictionary<string, Measured> Names, Measured Largest, IReadOnlyList<string> LargestBetween);

/// <summary>Whether answers of known quality are put in their order.</summary>
/// <param name="Groups">Items with two answers or more.</param>
/// <param name="InOrder">Share of items whose answers all stand in strict order.</param>
/// <param name="PairsRight">Share of pairs of answers in the right order, a tie counting half, averaged over items.</param>
/// <param name="BestOnTop">Share of items whose best answer got the highest score alone or with others.</param>
/// <param name="Broken">Ids of items that are out of order, the first ones.</param>
public sealed record KnownOrder(int Groups, Measured InOrder, Measured PairsRight, Measured BestOnTop, IReadOnlyList<string> Broken);

/// <summary>Where judge and people disagree on one clause.</summary>
/// <param name="Clause">The clause, or null where rows name none.</param>
/// <param name="Rows">Rows with both.</param>
/// <param name="Disagreements">Of these the ones on which they disagree; for scores the ones that are more than one standard deviation of people's scores apart.</param>
/// <param name="JudgeKinder">Disagreements in which the judge is the kinder one; null for labels.</param>
/// <param name="Listed">The first or, for numbers, the largest of them.</param>
public sealed record ClauseDisagreements(string? Clause, int Rows, int Disagreements, int? JudgeKinder, IReadOnlyList<Disagreement> Listed);

/// <summary>One disagreement.</summary>
/// <param name="Id">The row.</param>
/// <param name="Human">People's verdict.</param>
/// <param name="Judge">The judge's.</param>
public sealed record Disagreement(string Id, string Human, string Judge);
