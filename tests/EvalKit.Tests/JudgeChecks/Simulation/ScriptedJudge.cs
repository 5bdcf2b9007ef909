using EvalKit.JudgeChecks;
using EvalKit.Statistics;

namespace EvalKit.Simulation;

/// <summary>A judge whose faults are written down, and tables of what it says.</summary>
public static class ScriptedJudge
{
    /// <summary>Share of outputs that people pass.</summary>
    public const double BaseRate = 0.6;

    /// <summary>What it passes of people's passes, before noise.</summary>
    public const double Sensitivity = 0.9;

    /// <summary>What it fails of people's fails, before noise.</summary>
    public const double Specificity = 0.8;

    /// <summary>The chance that a verdict comes out the other way round.</summary>
    public const double Noise = 0.05;

    /// <summary>Log-odds for an output that is far longer.</summary>
    public const double LengthPreference = 1;

    /// <summary>Log-odds for the answer that is shown first.</summary>
    public const double FirstPreference = 0.5;

    /// <summary>Log-odds that people's verdict adds.</summary>
    public const double Quality = 2;

    /// <summary>Points that it gives too many.</summary>
    public const double Kindness = 0.3;

    /// <summary>Standard deviation of its points around that.</summary>
    public const double PointNoise = 0.7;

    /// <summary>What it passes of people's passes when it is asked once.</summary>
    public static double ObservedSensitivity => Flipped(Sensitivity);

    /// <summary>What it fails of people's fails when it is asked once.</summary>
    public static double ObservedSpecificity => Flipped(Specificity);

    /// <summary>The chance that two verdicts on one output agree.</summary>
    public static double Consistency => (1 - Noise) * (1 - Noise) + Noise * Noise;

    /// <summary>Verdicts on single outputs, three times each.</summary>
    public static IReadOnlyList<Judgment> Verdicts(int n, SeededGenerator generator) => Rows(n, _ =>
    {
        var passes = generator.NextDouble() < BaseRate;
        var says = generator.NextDouble() < (passes ? Sensitivity : Specificity) == passes;
        return new Judgment { Id = "", Human = [Word(passes)], Judge = [.. Enumerable.Range(0, 3).Select(_ => Word(generator.NextDouble() < Noise != says))] };
    });

    /// <summary>Verdicts on single outputs by a judge that likes length.</summary>
    public static IReadOnlyList<Judgment> LengthVerdicts(int n, SeededGenerator generator) => Rows(n, _ =>
    {
        var (passes, length) = (generator.NextDouble() < BaseRate, Normal(generator));
        var odds = Quality * ((passes ? 1 : 0) - 0.5) + LengthPreference * Math.Tanh(length);
        return new Judgment { Id = "", Human = [Word(passes)], Judge = [Word(generator.NextDouble() < Logistic(odds))], Lengths = [500 + 100 * length] };
    });

    /// <summary>Verdicts on pairs in both orders.</summary>
    public static IReadOnlyList<Judgment> Pairs(int n, SeededGenerator generator) => Rows(n, _ =>
    {
        var (firstIsBetter, difference) = (generator.NextDouble() < 0.5, Normal(generator));
        var odds = PairOdds(firstIsBetter, difference);
        return new Judgment
        {
            Id = "",
            Human = [firstIsBetter ? "A" : "B"],
            Judge = [generator.NextDouble() < Logistic(odds + FirstPreference) ? "A" : "B"],
            Swapped = generator.NextDouble() < Logistic(odds - FirstPreference) ? "A" : "B",
            Lengths = [500 + 50 * difference, 500 - 50 * difference],
        };
    });

    /// <summary>Points from 1 to 5 by people, and by the judge.</summary>
    public static IReadOnlyList<Judgment> Points(int n, SeededGenerator generator) => Rows(n, _ =>
    {
        var human = 1 + (int)(5 * generator.NextDouble());
        return new Judgment { Id = "", Human = [Text(human)], Judge = [Text(human + Kindness + PointNoise * Normal(generator))] };
    });

    /// <summary>The true share of judgements for the one shown first minus that for the second, and the chance that both orders agree, from a large sample.</summary>
    public static (double Bias, double Consistency) PairTruth { get; } = LargePairs();

    /// <summary>A standard normal number.</summary>
    public static double Normal(SeededGenerator generator) =>
        Math.Sqrt(-2 * Math.Log(1 - generator.NextDouble())) * Math.Cos(2 * Math.PI * generator.NextDouble());

    private static (double Bias, double Consistency) LargePairs()
    {
        var generator = new SeededGenerator(7);
        const int n = 1_000_000;
        double bias = 0, same = 0;
        for (var i = 0; i < n; i++)
        {
            var odds = PairOdds(generator.NextDouble() < 0.5, Normal(generator));
            var (given, swapped) = (Logistic(odds + FirstPreference), Logistic(odds - FirstPreference));
            (bias, same) = (bias + (given - swapped) / n, same + (given * swapped + (1 - given) * (1 - swapped)) / n);
        }

        return (bias, same);
    }

    private static double PairOdds(bool firstIsBetter, double difference) => Quality * ((firstIsBetter ? 1 : 0) - 0.5) + LengthPreference * Math.Tanh(difference);

    private static double Flipped(double rate) => rate * (1 - Noise) + (1 - rate) * Noise;

    private static double Logistic(double odds) => 1 / (1 + Math.Exp(-odds));

    private static string Word(bool passes) => passes ? "pass" : "fail";

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<Judgment> Rows(int n, Func<int, Judgment> row) => [.. Enumerable.Range(0, n).Select(i => row(i) with { Id = Text(i) })];
}
