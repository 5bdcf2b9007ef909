using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Statistics.Tests;

public sealed class StatisticsProperties
{
    private static readonly Gen<double> Share = Gen.Choose(0, 1000).Select(i => i / 1000.0);

    private static readonly Arbitrary<double[]> PValues = Share.ArrayOf().ToArbitrary();

    private static readonly Arbitrary<PairedBinary> Tables = (
        from b in Gen.Choose(0, 40)
        from c in Gen.Choose(0, 40)
        from rest in Gen.Choose(1, 200)
        select new PairedBinary(b, c, b + c + rest)).ToArbitrary();

    private static readonly Arbitrary<double[]> Scores =
        Gen.OneOf(Share.NonEmptyListOf(), Gen.Elements(0.0, 0.5, 1.0).NonEmptyListOf(), Gen.Constant(0.7).NonEmptyListOf())
            .Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void Wilson_AnyCounts_ContainsTheProportion() => Prop.ForAll(
        Tables, pairs => Proportion.Wilson(pairs.Improved, pairs.N, 0.95).Contains(pairs.Improved / (double)pairs.N)).QuickCheckThrowOnFailure();

    [Fact]
    public void Wilson_HigherLevel_IsWider() => Prop.ForAll(
        Tables, pairs => Proportion.Wilson(pairs.Improved, pairs.N, 0.99).Width > Proportion.Wilson(pairs.Improved, pairs.N, 0.9).Width)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void TangoInterval_SystemsSwapped_IsMirrored() => Prop.ForAll(Tables, pairs =>
    {
        var interval = pairs.TangoInterval(0.95);
        var swapped = new PairedBinary(pairs.Worsened, pairs.Improved, pairs.N).TangoInterval(0.95);
        return interval.Low == -swapped.High && interval.High == -swapped.Low && interval.Contains(pairs.Difference) && interval.Width > 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void McNemar_SystemsSwapped_IsTheSame() => Prop.ForAll(Tables, pairs =>
    {
        var swapped = new PairedBinary(pairs.Worsened, pairs.Improved, pairs.N);
        return pairs.McNemarMidP() == swapped.McNemarMidP() && pairs.McNemarMidP() <= pairs.McNemarExact();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ProbabilityBetter_SystemsSwapped_AddsUpToOne() => Prop.ForAll(Tables, pairs =>
    {
        var swapped = new PairedBinary(pairs.Worsened, pairs.Improved, pairs.N);
        return Math.Abs(pairs.ProbabilityBetter() + swapped.ProbabilityBetter() - 1) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decide_AnyTable_NeverFailsAndPassesAtOnce() => Prop.ForAll(Tables, Share.ToArbitrary(), (pairs, margin) =>
    {
        var interval = pairs.TangoInterval(0.95);
        var verdict = NonInferiority.Decide(interval, pairs.Difference, margin);
        var failed = interval.High < 0 && pairs.Difference <= -margin;
        var passed = interval.Low > -margin;
        return !(failed && passed) && verdict == (failed ? ThreeStateVerdict.Failed : passed ? ThreeStateVerdict.Passed : ThreeStateVerdict.Inconclusive);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Holm_AnyPValues_KeepsTheirOrderAndLiesBetweenRawAndBonferroni() => Prop.ForAll(PValues, p =>
    {
        var holm = Multiplicity.Holm(p);
        var bonferroni = Multiplicity.Bonferroni(p);
        return p.Select((_, i) => holm[i] >= p[i] && holm[i] <= bonferroni[i]).All(ok => ok) && SameOrder(p, holm);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void BenjaminiHochberg_AnyPValues_IsNeverStricterThanHolm() => Prop.ForAll(PValues, p =>
    {
        var (holm, hochberg, bh) = (Multiplicity.Holm(p), Multiplicity.Hochberg(p), Multiplicity.BenjaminiHochberg(p));
        return p.Select((_, i) => bh[i] <= hochberg[i] + 1e-15 && hochberg[i] <= holm[i] + 1e-15).All(ok => ok) && SameOrder(p, bh);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Recommended_AnyScores_ContainsTheMeanAndHasPositiveWidth() => Prop.ForAll(Scores, values =>
    {
        var interval = MeanInterval.Recommended(values, [], Interval.Unit, 0.95, 1).Interval;
        return interval.Width > 0 && interval.Low >= 0 && interval.High <= 1 && interval.Low <= values.Average() + 1e-12
            && interval.High >= values.Average() - 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Recommended_AnyClusters_HasPositiveWidthInsideTheRange() => Prop.ForAll(Scores, Gen.Choose(1, 6).ToArbitrary(), (values, size) =>
    {
        var clusters = values.Select((_, i) => i / size).ToArray();
        var interval = MeanInterval.Recommended(values, clusters, Interval.Unit, 0.95, 1).Interval;
        return interval.Width > 0 && interval.Low >= 0 && interval.High <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void PairedMean_SystemsSwapped_IsMirrored() => Prop.ForAll(Scores, Scores, (a, b) =>
    {
        var differences = a.Zip(b, (x, y) => x - y).ToArray();
        var interval = PairedMean.Recommended(differences, [], Interval.Unit, 0.95, 1);
        var swapped = PairedMean.Recommended([.. differences.Select(d => -d)], [], Interval.Unit, 0.95, 1);
        return Math.Abs(interval.Interval.Low + swapped.Interval.High) < 1e-9 && Math.Abs(interval.Interval.High + swapped.Interval.Low) < 1e-9
            && interval.Interval.Width > 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SignFlips_SystemsSwapped_GiveTheSamePValue() => Prop.ForAll(Scores, Scores, (a, b) =>
    {
        var differences = a.Zip(b, (x, y) => x - y).ToArray();
        var p = SignFlipPermutation.PValue(differences, 4096, 1);
        return p is > 0 and <= 1 && p == SignFlipPermutation.PValue([.. differences.Select(d => -d)], 4096, 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void BetaQuantile_AnyShape_InvertsTheDistribution() => Prop.ForAll(
        Gen.Choose(1, 2000).ToArbitrary(), Gen.Choose(1, 2000).ToArbitrary(), Gen.Choose(1, 999).ToArbitrary(), (a, b, p) =>
    {
        var x = BetaDistribution.Quantile(p / 1000.0, a / 4.0, b / 4.0);
        return Math.Abs(BetaDistribution.Cdf(x, a / 4.0, b / 4.0) - p / 1000.0) < 1e-11;
    }).QuickCheckThrowOnFailure();

    private static bool SameOrder(double[] p, double[] adjusted)
    {
        var order = Enumerable.Range(0, p.Length).OrderBy(i => p[i]).ToArray();
        return order.Zip(order.Skip(1)).All(pair => adjusted[pair.First] <= adjusted[pair.Second] + 1e-15);
    }
}
