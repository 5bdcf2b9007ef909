namespace EvalKit.Statistics.Tests;

public sealed class HodgesLehmannTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("hodges_lehmann");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_MatchesExactMedians(string id)
    {
        var c = VectorFile.Case("hodges_lehmann", id);
        var differences = PairedMeanTests.Differences(c);
        c.Check(HodgesLehmann.Pseudomedian(differences), "paired_pseudomedian");
        c.Check(differences.Length * (differences.Length + 1) / 2, "n_walsh");
        c.Check(HodgesLehmann.Shift(c.Values("a"), c.Values("b")), "two_sample_shift");
        c.Check(HodgesLehmann.PseudomedianInterval(differences, 0.95), "paired_exact_ci95_R");
    }

    [Fact]
    public void PseudomedianInterval_TwoValues_IsTheWholeSample() =>
        Assert.Equal(new Interval(1, 4), HodgesLehmann.PseudomedianInterval([1, 4], 0.95));
}
