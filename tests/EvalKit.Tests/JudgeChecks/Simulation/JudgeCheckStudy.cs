using EvalKit.JudgeChecks;
using EvalKit.Statistics;

namespace EvalKit.Simulation;

/// <summary>How often <c>judge check</c> finds the faults of a scripted judge within its 95 % intervals.</summary>
public static class JudgeCheckStudy
{
    public static IEnumerable<JudgeCell> All(int rows, int runs) => [.. Single(rows, runs), .. Length(rows, runs), .. Pairs(rows, runs), .. Points(rows, runs)];

    /// <summary>Pass/fail verdicts, asked three times.</summary>
    public static IEnumerable<JudgeCell> Single(int rows, int runs)
    {
        var (sensitivity, specificity, passes) = (ScriptedJudge.ObservedSensitivity, ScriptedJudge.ObservedSpecificity, ScriptedJudge.BaseRate);
        var agreement = passes * sensitivity + (1 - passes) * specificity;
        var judged = passes * sensitivity + (1 - passes) * (1 - specificity);
        var chance = passes * judged + (1 - passes) * (1 - judged);
        return Measure(rows, runs, new JudgmentColumns(), ScriptedJudge.Verdicts,
            ("agreement with itself", ScriptedJudge.Consistency, g => g.Consistency!.Agreement),
            ("agreement with people", agreement, g => g.Agreement!.Agreement),
            ("sensitivity", sensitivity, g => g.Agreement!.Sensitivity!),
            ("specificity", specificity, g => g.Agreement!.Specificity!),
            ("precision", passes * sensitivity / judged, g => g.Agreement!.Precision!),
            ("F1", 2 * passes * sensitivity / (passes + judged), g => g.Agreement!.F1!),
            ("Cohen's kappa", (agreement - chance) / (1 - chance), g => g.Agreement!.Kappa));
    }

    /// <summary>Pass/fail verdicts of a judge that likes length.</summary>
    public static IEnumerable<JudgeCell> Length(int rows, int runs) => Measure(rows, runs, new JudgmentColumns { Length = ["length"] }, ScriptedJudge.LengthVerdicts,
        ("liking for length", ScriptedJudge.LengthPreference, g => g.Length!.Effect));

    /// <summary>Pairs in both orders.</summary>
    public static IEnumerable<JudgeCell> Pairs(int rows, int runs) => Measure(rows, runs, new JudgmentColumns { Swapped = "swapped" }, ScriptedJudge.Pairs,
        ("position bias", ScriptedJudge.PairTruth.Bias, g => g.Order!.Bias),
        ("same in both orders", ScriptedJudge.PairTruth.Consistency, g => g.Order!.Consistency));

    /// <summary>The same, with lengths.</summary>
    public static IEnumerable<JudgeCell> PairLengths(int rows, int runs) => Measure(rows, runs, new JudgmentColumns { Swapped = "swapped", Length = ["a", "b"] }, ScriptedJudge.Pairs,
        ("liking for length, pairs", ScriptedJudge.LengthPreference, g => g.Length!.Effect));

    /// <summary>Points.</summary>
    public static IEnumerable<JudgeCell> Points(int rows, int runs) => Measure(rows, runs, new JudgmentColumns(), ScriptedJudge.Points,
        ("bias of points", ScriptedJudge.Kindness, g => g.Scores!.Bias!),
        // Whole points from 1 to 5 have a variance of 2.
        ("Pearson's r", Math.Sqrt(2 / (2 + ScriptedJudge.PointNoise * ScriptedJudge.PointNoise)), g => g.Scores!.Pearson));

    private static IEnumerable<JudgeCell> Measure(
        int rows, int runs, JudgmentColumns columns, Func<int, SeededGenerator, IReadOnlyList<Judgment>> draw, params (string Name, double Truth, Func<JudgeCheckGroup, Measured> Of)[] quantities)
    {
        var found = new Measured[runs][];
        Parallel.For(0, runs, run =>
        {
            var (result, _) = JudgeCheck.Of("simulated", draw(rows, new SeededGenerator(20261121 + run)), columns, new JudgeCheckOptions { Seed = run });
            found[run] = [.. quantities.Select(q => q.Of(result!.Groups[0]))];
        });
        return quantities.Select((q, i) => new JudgeCell(
            q.Name, q.Truth, rows,
            found.Count(f => f[i].Low <= q.Truth && q.Truth <= f[i].High) / (double)runs,
            found.Average(f => f[i].Value ?? double.NaN),
            found.Average(f => (f[i].High - f[i].Low) ?? double.NaN),
            runs));
    }
}

/// <summary>One fault of the judge.</summary>
/// <param name="Quantity">Which.</param>
/// <param name="Truth">Its true size.</param>
/// <param name="Rows">Labelled rows.</param>
/// <param name="Coverage">Share of intervals that hold it.</param>
/// <param name="Mean">Mean of the estimates.</param>
/// <param name="Width">Mean width.</param>
/// <param name="Runs">Simulated checks.</param>
public sealed record JudgeCell(string Quantity, double Truth, int Rows, double Coverage, double Mean, double Width, int Runs);
