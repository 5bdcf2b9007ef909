using EvalKit.People;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.People;

public sealed class LabelAgreementTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", data of section C: four observers, twelve units; alpha 0.815 for ordinal data.
    [Fact]
    public void Of_OrdinalDataOfKrippendorff_HasHisAlpha()
    {
        var round = Assert.Single(Of("scale", "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."));

        Assert.Equal(0.815, round.Alpha.Value, 3);
        Assert.InRange(0.815, round.Alpha.Interval.Low, round.Alpha.Interval.High);
        Assert.Equal((12, 11, 4), (round.Subjects.Count, round.Shared, round.Raters.Count));
        Assert.True(double.IsNaN(round.FleissKappa));
    }

    // The same, section A: two observers, ten units, binary; alpha 0.095, equal on 6 of 10.
    [Fact]
    public void Of_BinaryDataOfKrippendorff_HasHisAlphaAndTheShareOfEqualVerdicts()
    {
        var round = Assert.Single(Of("pass_fail", "0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"));

        Assert.Equal(0.095, round.Alpha.Value, 3);
        Assert.Equal(0.6, round.Agreement.Value, 12);
        Assert.Equal(4, round.NoConsensus);
        Assert.Equal(["u0", "u2", "u5", "u8"], round.LowAgreement.Select(s => s.Item));
        // Cohen's kappa by hand: both pass 1, both fail 5; the first passes 2 of 10, the second 4; (0.6 - 0.56) / (1 - 0.56).
        Assert.Equal(0.04 / 0.44, Assert.Single(round.Pairs).Kappa.Value, 12);
    }

    // Fleiss 1971 by hand: three raters, verdicts 3:0, 2:1, 0:3 and 1:2; P = (1 + 1/3 + 1 + 1/3)/4, shares 1/2 each.
    [Fact]
    public void Of_SameNumberOfRaters_HasFleissKappa()
    {
        var round = Assert.Single(Of("pass_fail", "1 1 0 1", "1 1 0 0", "1 0 0 0"));

        Assert.Equal((2 / 3.0 - 0.5) / 0.5, round.FleissKappa, 12);
        Assert.Equal(0, round.NoConsensus);
    }

    // Resamples of perfect agreement have no spread; z squared unseen answers bound what four can show: 4 / (4 + 3.8415).
    [Fact]
    public void Of_PerfectAgreement_IsNotCertain()
    {
        var round = Assert.Single(Of("pass_fail", "1 1 0 1", "1 1 0 1"));

        Assert.Equal(1, round.Agreement.Value);
        Assert.InRange(round.Agreement.Interval.Low, 0, 0.52);
        Assert.Equal(1, round.Agreement.Interval.High);
    }

    [Fact]
    public void Of_OneRater_IsUndefined()
    {
        var round = Assert.Single(Of("pass_fail", "1 1 0 1"));

        Assert.Equal((4, 0), (round.Subjects.Count, round.Shared));
        Assert.True(double.IsNaN(round.Agreement.Value) && double.IsNaN(round.Alpha.Value));
        Assert.Empty(round.Pairs);
    }

    [Fact]
    public void Of_TwoRounds_AreApart()
    {
        var path = _folder.Write("x.jsonl", string.Join('\n', from round in (int[])[1, 2] from rater in (string[])["a", "b"] from unit in Enumerable.Range(0, 4)
                                                           select $$"""{"item":"u{{unit}}","output":"x","rater":"{{rater}}","round":{{round}},"grade":"{{(round == 1 && rater == "b" || unit == 0 ? "fail" : "pass")}}"}"""));

        var rounds = LabelAgreement.Of(LabelFile.Read(path, "x.jsonl").Labels!);

        Assert.Equal([(1, 0.25), (2, 1.0)], rounds.Select(r => (r.Round, r.Agreement.Value)));
    }

    // Two of three pairs of raters prefer the same answer.
    [Fact]
    public void Of_Comparisons_AgreeOnWhichIsBetter()
    {
        var path = _folder.Write("x.jsonl", string.Join('\n', new[] { ("a", 1, 2), ("b", 1, 2), ("c", 1, 1) }.Select(r =>
            $$$"""{"item":"u","outputs":{"v":"one","w":"other"},"rater":"{{{r.Item1}}}","grade":{"v":{{{r.Item2}}},"w":{{{r.Item3}}}}}""")));

        var round = Assert.Single(LabelAgreement.Of(LabelFile.Read(path, "x.jsonl").Labels!));

        Assert.Equal(1 / 3.0, round.Agreement.Value, 12);
        Assert.Equal(0, round.NoConsensus);
    }

    private IReadOnlyList<RoundAgreement> Of(string task, params string[] raters)
    {
        var lines = raters.SelectMany((row, rater) => row.Split(' ').Select((grade, unit) => (rater, grade, unit))).Where(g => g.grade != ".")
            .Select(g => $$"""{"item":"u{{g.unit}}","output":"x","rater":"r{{g.rater}}","grade":{{(task == "scale" ? g.grade : g.grade == "1" ? "\"pass\"" : "\"fail\"")}}}""");
        var (labels, problems) = LabelFile.Read(_folder.Write("x.jsonl", string.Join('\n', lines)), "x.jsonl");
        Assert.Empty(problems);
        return LabelAgreement.Of(labels!);
    }
}
