using EvalKit.Simulation;

namespace EvalKit.Tests.JudgeChecks;

/// <summary>The studies of docs/simulation.md on judges.</summary>
public sealed class JudgeSimulationTests
{
    private const int Runs = 500;

    // 500 intervals that hold the truth 95 times in 100 hold it in 93 % or more in 98 of 100 such studies.
    private const double Nominal = 0.93;

    [Fact]
    public void JudgeCheck_ScriptedJudge_IsRecoveredAtTheNominalRate() => AreRecovered(JudgeCheckStudy.All(200, Runs));

    [Fact]
    public void JudgeCheck_LengthOfPairs_IsRecoveredAtTheNominalRate() => AreRecovered(JudgeCheckStudy.PairLengths(200, 100));

    [Fact]
    public void Corrected_KindJudge_CoversWhatPeopleWouldSayAndGatesKeepTheirLevel()
    {
        var cells = CorrectionStudy.Scenarios.Select(s => CorrectionStudy.Measure(s, Runs)).ToList();

        var table = string.Join('\n', cells.Select(c => FormattableString.Invariant($"{c.Scenario.Name}: raw {c.Raw:0.000}, corrected {c.Corrected:0.000}, difference {c.Difference:0.000}, alarms {c.RawAlarms:0.000} {c.CorrectedAlarms:0.000}, width {c.Width:0.000}")));
        Assert.True(cells.TrueForAll(c => c.Corrected >= Nominal && c.Difference >= Nominal && c.CorrectedAlarms <= 0.05), table);
        Assert.True(cells.Where(c => c.Scenario.Errors is null).All(c => c.Raw < 0.7 && c.RawAlarms > 0.2), table);
    }

    [Fact]
    public void RoganGladen_OtherBaseRate_CoversWhereTheJudgeDoesNot()
    {
        var (raw, corrected) = CorrectionStudy.RoganGladen(labels: 200, items: 1000, Runs);

        Assert.True(corrected >= Nominal && raw < 0.2, FormattableString.Invariant($"raw {raw}, corrected {corrected}"));
    }

    private static void AreRecovered(IEnumerable<JudgeCell> study)
    {
        var cells = study.ToList();
        Assert.True(cells.TrueForAll(c => c.Coverage >= Nominal), string.Join('\n', cells.Select(c => FormattableString.Invariant($"{c.Quantity}: {c.Coverage:0.000}, truth {c.Truth:0.0000}, mean {c.Mean:0.0000}, width {c.Width:0.000}"))));
    }
}
