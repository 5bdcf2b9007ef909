using System.Globalization;

namespace EvalKit.Statistics.Tests;

/// <summary>The worked examples of docs/statistics.md: each is computed here and compared with what stands there.</summary>
internal static class StatisticsExamples
{
    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["interval"] = () => Lines(
            ("45 of 50 items pass", 45 / 50.0, Proportion.Wilson(45, 50, 0.95)),
            ("450 of 500", 450 / 500.0, Proportion.Wilson(450, 500, 0.95)),
            ("7 of 10", 7 / 10.0, Proportion.Wilson(7, 10, 0.95)),
            ("30 of 30", 1.0, Proportion.Wilson(30, 30, 0.95))),
        ["why-not-t"] = () => string.Join('\n', new[] { 10, 30, 100 }.Select(n => Text(
            $"n = {n,3}   normal {Coverage(n, Proportion.Wald),6:0 %}   Wilson {Coverage(n, Proportion.Wilson),6:0 %}"))),
        ["repeats"] = Repeats,
        ["clusters"] = Clusters,
        ["pairing"] = Pairing,
        ["flips"] = () => string.Join('\n', new (int Better, int Worse, int N)[] { (8, 2, 50), (12, 9, 100), (0, 0, 50), (2, 12, 100) }.Select(t =>
        {
            var pairs = new PairedBinary(t.Better, t.Worse, t.N);
            return Text($"{t.Better,2} better, {t.Worse,2} worse, {t.N,3} items   difference {pairs.Difference,6:+0.000;-0.000; 0.000}   {Show(pairs.TangoInterval(0.95))}   p {pairs.McNemarMidP():0.000}");
        })),
        ["verdicts"] = () => string.Join('\n', new (int Better, int Worse, int N)[] { (2, 12, 100), (9, 11, 100), (40, 45, 2000), (12, 2, 100), (1, 3, 100) }.Select(t =>
        {
            var pairs = new PairedBinary(t.Better, t.Worse, t.N);
            var interval = pairs.TangoInterval(0.95);
            return Text($"{t.Better,2} better, {t.Worse,2} worse, {t.N,4} items   {Show(interval)}   {NonInferiority.Decide(interval, pairs.Difference, 0.02).ToString().ToLowerInvariant()}");
        })),
        ["minimum"] = () => string.Join('\n', new[] { 50, 100, 300, 1000, 3000 }.Select(n => Text(
            $"{n,4} items   {PassFailPower.MinimumDetectableDifference(0.2, n),6:0.0 %}   {PassFailPower.MinimumDetectableDifference(0.05, n),6:0.0 %}"))),
        ["needed"] = () => string.Join('\n', new[] { 0.05, 0.02, 0.01 }.Select(drop => Text(
            $"a drop of {drop:0 %}   {Math.Ceiling(PassFailPower.ItemsNeeded(0.2, drop)),6:0} items if one answer in five changes   {Math.Ceiling(PassFailPower.ItemsNeeded(0.05, drop)),6:0} if one in twenty"))),
        ["items-or-repeats"] = () => string.Join('\n', new[] { 1, 2, 5, 10 }.Select(k =>
        {
            var sd = NumericPower.StandardDeviationWithRepeats(1 / 9.0, 1 / 6.0, k, 1 / 6.0, k);
            return Text($"{k,2} repeats   {Math.Ceiling(NumericPower.ItemsNeeded(sd, 0.03)),5:0} items   {k * Math.Ceiling(NumericPower.ItemsNeeded(sd, 0.03)),6:0} answers of each variant");
        })),
        ["holm"] = () =>
        {
            double[] p = [0.012, 0.021, 0.4];
            var holm = Multiplicity.Holm(p);
            return string.Join('\n', p.Select((value, i) => Text($"p {value:0.000}   adjusted {holm[i]:0.000}")));
        },
        ["twenty-slices"] = () => Text($"{1 - Math.Pow(0.95, 20):0 %}"),
        ["missing"] = () =>
        {
            var bounds = MissingBounds.Mean(80, 100, 10, Interval.Unit);
            return Text($"80 passes, 10 failures, 10 timeouts: {80 / 90.0:0.000} of what came back, {Show(bounds)} of what was planned");
        },
        ["noise"] = () =>
        {
            var floor = NoiseFloor.FromTwoRuns([.. Enumerable.Repeat(1.0, 7), .. Enumerable.Repeat(-1.0, 8), .. new double[185]], []);
            return Text($"15 of 200 items flip between two runs: differences up to {floor.Floor(0.95):0.0 %} mean nothing; \"fail on a drop of 2 %\" would fail {floor.FalseAlarmRate(0.02):0 %} of the time");
        },
        ["early"] = () => string.Join('\n', new (string What, int Worse, int Better, double Margin)[]
        {
            ("one item in two gets worse", 5, 0, 0), ("one in five", 2, 0, 0), ("two in ten, and one better", 2, 1, 0), ("one in ten, and one better", 1, 1, 0),
            ("nothing changes, margin 0.10", 0, 0, 0.1), ("nothing changes, margin 0.05", 0, 0, 0.05),
        }.Select(t => Text($"{t.What,-30} {Early(t.Worse, t.Better, t.Margin)}"))),
        ["judge"] = () =>
        {
            var agreement = new JudgeAgreement(90, 15, 10, 85);
            var corrected = RoganGladen.Correct(0.8, 1000, agreement.Accuracy, 0.95);
            return Text($"agreement {agreement.Agreement:0.000}   kappa {agreement.Kappa:0.000}   sensitivity {agreement.Accuracy.Sensitivity:0.00}   specificity {agreement.Accuracy.Specificity:0.00}\n")
                + Text($"the judge passes 80.0 % of 1,000 answers; corrected {corrected.Value:0.0 %}, {corrected.Interval.Low:0.0 %} to {corrected.Interval.High:0.0 %}");
        },
        ["kappa"] = () => string.Join('\n', new[] { new JudgeAgreement(45, 5, 5, 45), new JudgeAgreement(90, 5, 5, 0) }.Select(a => Text(
            $"{a.BothPass,2} both pass, {a.BothFail,2} both fail, {a.FalsePass + a.FalseFail} differ   agreement {a.Agreement:0.00}   kappa {a.Kappa,5:0.00}"))),
        ["flaky"] = () => string.Join('\n', new (int Passes, int Runs)[] { (5, 5), (70, 70), (71, 71), (9, 10) }.Select(t => Text(
            $"{t.Passes,2} of {t.Runs,2}   {Show(BetaPosterior.From(t.Passes, t.Runs).EqualTailed(0.95))}   {(FlakyItem.Classify(t.Passes, t.Runs) == ItemStability.StablePass ? "stable" : "not known to be stable")}"))),
        ["pass-at-k"] = () => Text($"3 of 10 attempts pass: pass@1 {PassAtK.AnyPasses(10, 3, 1):0.000}, pass@5 {PassAtK.AnyPasses(10, 3, 5):0.000}, pass^2 {PassAtK.AllPass(10, 3, 2):0.000}"),
    };

    // Of every ten items so many get worse and better, spread evenly.
    private static string Early(int worse, int better, double margin)
    {
        var test = new SequentialMean(new(margin - 1, margin + 1), 0.025);
        for (var item = 1; item <= 1000; item++)
        {
            var change = item * better / 10 - (item - 1) * better / 10 - (item * worse / 10 - (item - 1) * worse / 10);
            test.Add(change + margin);
            if ((margin == 0 ? test.LogBelow : test.LogAbove) >= Math.Log(40))
                return Text($"{(margin == 0 ? "failed" : "passed")} after {item} items");
        }

        return "open after 1000 items";
    }

    private static double Coverage(int n, Func<int, int, double, Interval> interval) =>
        Enumerable.Range(0, n + 1).Sum(k => interval(k, n, 0.95).Contains(0.95) ? BinomialDistribution.Probability(k, n, 0.95) : 0);

    // Four items, three answers each: the answers to one item resemble each other.
    private static string Repeats()
    {
        double[][] scores = [[1, 1, 1], [1, 0, 1], [0, 0, 0], [1, 1, 1]];
        double[] items = [.. scores.Select(s => s.Average())];
        double[] pooled = [.. scores.SelectMany(s => s)];
        return Text($"4 items       mean {items.Average():0.000}   standard error {StandardError.OfMean(items):0.000}\n")
            + Text($"\"12 answers\"  mean {pooled.Average():0.000}   standard error {StandardError.OfMean(pooled):0.000}");
    }

    private static string Clusters()
    {
        double[] scores = [1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1];
        int[] customers = [0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4];
        return Text($"13 messages as if independent   standard error {StandardError.OfMean(scores):0.000}\n")
            + Text($"13 messages of 5 customers      standard error {StandardError.Clustered(scores, customers):0.000}");
    }

    // Ten hard, forty easy items; the candidate answers two more of the hard ones.
    private static string Pairing()
    {
        double[] baseline = [.. Enumerable.Range(0, 50).Select(i => i < 20 ? 0.0 : 1.0)];
        double[] candidate = [.. Enumerable.Range(0, 50).Select(i => i < 14 ? 0.0 : 1.0)];
        double[] differences = [.. candidate.Zip(baseline, (c, b) => c - b)];
        return Text($"two separate samples   {Show(MeanInterval.Around(0.12, 1.96 * StandardError.Unpaired(candidate, baseline)))}\n")
            + Text($"the same items         {Show(new PairedBinary(differences.Count(d => d > 0), 0, 50).TangoInterval(0.95))}");
    }

    private static string Lines(params (string What, double Value, Interval Interval)[] rows) =>
        string.Join('\n', rows.Select(r => Text($"{r.What,-20} {r.Value:0.000}   {Show(r.Interval)}")));

    private static string Show(Interval interval) => Text($"{interval.Low,6:0.000} to {interval.High:0.000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
