namespace EvalKit.Statistics.Tests;

public sealed class MultiplicityTests
{
    private static readonly double[] Example = [.001, .008, .039, .041, .042, .06, .074, .205, .212, .216];

    public static TheoryData<string> Cases => VectorFile.Ids("multiple_testing");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adjust_ReferenceCase_MatchesStatsmodelsAndR(string id)
    {
        var c = VectorFile.Case("multiple_testing", id);
        var p = c.Values("p_values");
        foreach (var (procedure, name) in new (Func<double[], double[]>, string)[]
        {
            (values => Multiplicity.Bonferroni(values), "bonferroni"), (values => Multiplicity.Holm(values), "holm"), (values => Multiplicity.Hochberg(values), "hochberg"),
            (values => Multiplicity.Sidak(values), "sidak"), (values => Multiplicity.HolmSidak(values), "holm_sidak"), (values => Multiplicity.Hommel(values), "hommel"),
            (values => Multiplicity.BenjaminiHochberg(values), "benjamini_hochberg"), (values => Multiplicity.BenjaminiYekutieli(values), "benjamini_yekutieli"),
        })
        {
            if (!c.Has(name))
                continue;
            var adjusted = procedure(p);
            c.Check(adjusted, name, "adjusted");
            // At exact equality with alpha rounding decides, on either side.
            for (var i = 0; i < p.Length; i++)
                if (Math.Abs(adjusted[i] - c.In("alpha")) > 1e-12)
                    Assert.True(c.Expected.GetProperty(name).GetProperty("reject")[i].GetBoolean() == adjusted[i] <= c.In("alpha"), $"{id} {name} {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HolmLevels_ReferenceCase_RejectsWhatHolmRejects(string id)
    {
        var c = VectorFile.Case("multiple_testing", id);
        var p = c.Values("p_values");
        var alpha = c.In("alpha");
        var levels = Multiplicity.HolmLevels(p, alpha);
        var adjusted = Multiplicity.Holm(p);
        for (var i = 0; i < p.Length; i++)
        {
            if (Math.Abs(adjusted[i] - alpha) > 1e-12)
                Assert.Equal(adjusted[i] <= alpha, p[i] <= levels[i]);
        }
    }

    [Fact]
    public void Holm_PublishedExample_MatchesTheGoldenNumbers()
    {
        double[] expected = [.01, .072, .312, .312, .312, .312, .312, .615, .615, .615];
        Assert.Equal(expected, Multiplicity.Holm(Example).Select(p => Math.Round(p, 4)));
    }

    [Fact]
    public void BenjaminiHochberg_PublishedExample_MatchesTheGoldenNumbers()
    {
        double[] expected = [.01, .04, .084, .084, .084, .1, .1057, .216, .216, .216];
        Assert.Equal(expected, Multiplicity.BenjaminiHochberg(Example).Select(p => Math.Round(p, 4)));
    }

    // The headline is significant at .05 on its own; the second family then has Holm's 2 x .02 and .04; the third is stopped by it at .05 and above.
    [Fact]
    public void Gatekeeping_HeadlineThenPairThenOne_LooksAtNothingBehindAClosedGate()
    {
        double[][] expected = [[0.04], [0.04, 0.3], [0.3]];
        Assert.Equal(expected, Gatekeeping.Adjust([[0.04], [0.02, 0.3], [0.001]]));
    }

    [Fact]
    public void Gatekeeping_FamiliesOfOne_IsFixedSequenceTesting() =>
        Assert.Equal([[0.01], [0.03], [0.03]], Gatekeeping.Adjust([[0.01], [0.03], [0.002]]));

    [Fact]
    public void HolmLevels_TwoRejected_StopsAtTheThird()
    {
        var levels = Multiplicity.HolmLevels([0.5, 0.001, 0.02, 0.04], 0.05);
        Assert.Equal([0.05 / 3, 0.05 / 4, 0.05 / 3, 0.05 / 3], levels);
    }

    [Fact]
    public void Holm_NoPValues_IsEmpty()
    {
        Assert.Empty(Multiplicity.Holm([]));
        Assert.Empty(Multiplicity.HolmLevels([], 0.05));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Holm_NotAPValue_IsRefused(double p) => Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.Holm([p]));
}
