using EvalKit.Gates;
using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Graders;
using EvalKit.Tests.Results;
using static EvalKit.Tests.Results.TestSuite;

namespace EvalKit.Tests.Gates;

public sealed class ComparerTests
{
    [Theory]
    [InlineData(8, 2, 50, 0.0654, -0.0047, 0.2548)]
    [InlineData(0, 0, 50, 1, -0.0713, 0.0713)]
    [InlineData(12, 9, 100, double.NaN, -0.0632, 0.1245)]
    [InlineData(15, 5, 100, 0.0266, double.NaN, double.NaN)]
    public void Compare_PassFail_HasMcNemarsMidPAndTangosInterval(int improved, int worsened, int n, double p, double low, double high)
    {
        // Exact binomial mid-p (Fagerland, Lydersen, Laake 2013) and the score interval of Tango 1998, to four decimals.
        var comparison = Summarise(TestRun.Paired(improved, worsened, n)).Comparisons[0];

        Assert.Equal(("mcnemar-midp", "tango", n), (comparison.Test, comparison.Interval, comparison.N));
        Assert.Equal((improved, worsened, n - improved - worsened), (comparison.Wins, comparison.Losses, comparison.Ties));
        Assert.Equal((improved - worsened) / (double)n, comparison.Difference!.Value, 1e-12);
        if (!double.IsNaN(p))
            Assert.Equal(p, comparison.PValue!.Value, 5e-5);
        if (!double.IsNaN(low))
        {
            Assert.Equal(low, comparison.Low!.Value, 5e-5);
            Assert.Equal(high, comparison.High!.Value, 5e-5);
        }
    }

    [Fact]
    public void Compare_Repeats_ComparesItemMeans()
    {
        var items = TestRun.Items(3);
        var run = TestRun.Of(items, 2, ("old", true, [1, 0, 1, 1, 0, 0]), ("new", false, [1, 1, 1, 1, 0, 0]));

        var comparison = Summarise(run).Comparisons[0];

        Assert.Equal((3, 1, 0, 2), (comparison.N, comparison.Wins, comparison.Losses, comparison.Ties));
        Assert.Equal(1 / 6.0, comparison.Difference!.Value, 1e-12);
        Assert.Equal("sign-flip", comparison.Test);
    }

    [Fact]
    public void Compare_Clusters_AreFlippedWholeAndSaySo()
    {
        string[] clusters = [.. Enumerable.Range(0, 60).Select(i => $"c{i / 6}")];
        double?[] old = [.. Enumerable.Range(0, 60).Select(i => (double?)(i % 2))];
        double?[] @new = [.. Enumerable.Range(0, 60).Select(i => i / 6 < 3 ? 1 : (double?)(i % 2))];

        var independent = Summarise(TestRun.Of(TestRun.Items(60), 1, ("old", true, old), ("new", false, @new))).Comparisons[0];
        var clustered = Summarise(TestRun.Of(TestRun.Items(60, clusters), 1, ("old", true, old), ("new", false, @new))).Comparisons[0];

        Assert.Equal("cluster-sign-flip", clustered.Test);
        Assert.Equal(0.25, clustered.PValue!.Value, 1e-12);
        Assert.True(independent.PValue < 0.01);
        Assert.True(clustered.High - clustered.Low > independent.High - independent.Low);
    }

    [Fact]
    public void Compare_ChangedAddedAndRemovedItems_AreCountedAndNotPaired()
    {
        var accepted = TestRun.Of(TestRun.Items(10), 1, ("v", false, TestRun.Cells(10, 0)));
        var items = TestRun.Items(11);
        items = items with { Hashes = [.. items.Hashes.Select((h, i) => i == 0 ? 1 : h)], Ids = [.. items.Ids.Select((id, i) => i == 1 ? "item-renamed" : id)] };
        var run = TestRun.Of(items, 1, ("v", false, TestRun.Cells(0, 11)));

        var comparison = Summarise(run, 1, _ => new BaselineSide(accepted, accepted.Variants[0], BaselineSide.Accepted, null)).Comparisons[0];

        Assert.Equal((8, 3), (comparison.N, comparison.Unpaired));
        Assert.Equal((1, 2, 1), (comparison.ItemsChanged, comparison.ItemsAdded, comparison.ItemsRemoved));
        Assert.Equal(8, comparison.Losses);
    }

    [Fact]
    public void Compare_ChangedGrader_IsInvalid()
    {
        var accepted = new RunData(TestRun.Items(4), 1, [TestRun.Variant("v", false, TestRun.Label with { Signature = "older" }, TestRun.Cells(4, 0))]);
        var run = TestRun.Of(("v", false, TestRun.Cells(4, 0)));

        var summary = Summarise(run, 1, _ => new BaselineSide(accepted, accepted.Variants[0], BaselineSide.Accepted, null), Against(0.5));

        Assert.Equal(("invalid", "invalid"), (summary.Gates[0].Outcome, summary.Verdict));
        Assert.Equal("the grader changed from older to exact_match|norm:none|v1: accept a new baseline", summary.Gates[0].Reason);
    }

    [Fact]
    public void Compare_ColumnsThatMoved_AreFoundByName()
    {
        // hit@5 is the third column of k [5] and a later one of k [1, 5]; the signature is the same.
        var before = GraderUnderTest.Of("type: ranking\nretrieved: '{{ sample.output_json }}'\nrelevant: '{{ item.gold }}'\nk: [5]");
        var after = GraderUnderTest.Of("type: ranking\nretrieved: '{{ sample.output_json }}'\nrelevant: '{{ item.gold }}'\nk: [1, 5]");
        Assert.Equal(before.Definition.Signature, after.Definition.Signature);
        var (old, @new) = (Ranked(before), Ranked(after));

        var summary = Summarise(@new, 1, _ => new BaselineSide(old, old.Variants[0], BaselineSide.Accepted, null), Against(0.02, "g.hit@5"), Against(0.02, "g.hit@1"));

        Assert.Equal((1.0, 1.0), (summary.Comparisons[0].BaselineValue, summary.Comparisons[0].CandidateValue));
        Assert.Equal("invalid", summary.Gates[1].Outcome);
        Assert.Contains("'hit@1'", summary.Gates[1].Reason, StringComparison.Ordinal);

        static RunData Ranked(GraderUnderTest grader)
        {
            var variant = new VariantData("v", false, [grader.Definition, .. BuiltinMetrics.All], 30);
            for (var i = 0; i < 30; i++)
                variant.Graders[0].Set(i, grader.Grade("""["x","a"]""", new { gold = new[] { "a" } }));
            return new RunData(TestRun.Items(30), 1, [variant]);
        }
    }

    [Fact]
    public void Compare_ChangedPassThreshold_InvalidatesThePassRateAlone()
    {
        var strict = GraderUnderTest.Of("type: token_f1\nreference: x\npass_threshold: 0.9").Definition;
        var lenient = GraderUnderTest.Of("type: token_f1\nreference: x\npass_threshold: 0.1").Definition;
        var old = new RunData(TestRun.Items(30), 1, [TestRun.Variant("v", false, lenient, TestRun.Cells(30, 0))]);
        var run = new RunData(TestRun.Items(30), 1, [TestRun.Variant("v", false, strict, TestRun.Cells(30, 0))]);

        var summary = Summarise(run, 1, _ => new BaselineSide(old, old.Variants[0], BaselineSide.Accepted, null), Against(0.5, "g.mean"), Against(0.5, "g.pass_rate"));

        Assert.Equal(["passed", "invalid"], summary.Gates.Select(g => g.Outcome));
    }

    [Fact]
    public void Compare_MacroF1_ValuesAreThoseOfEachVariantAlone()
    {
        string[] gold = [.. Enumerable.Range(0, 40).Select(i => "abc"[i % 3].ToString())];
        string?[] right = [.. gold];
        string?[] invalid = [.. gold.Select((g, i) => i % 4 == 0 ? ConfusionMatrix.InvalidLabel : g)];
        var run = new RunData(TestRun.Items(40), 1,
            [MetricCalculatorTests.ClassifiedVariant("old", true, gold, invalid), MetricCalculatorTests.ClassifiedVariant("new", false, gold, right)]);

        var summary = Summarise(run, Against(0.02, "intent.macro_f1"));
        var comparison = summary.Comparisons[0];

        Assert.Equal(1, comparison.CandidateValue);
        Assert.Equal(summary.Variants["old"].Metrics["intent.macro_f1"].Value!.Value, comparison.BaselineValue!.Value, 1e-12);
        Assert.Equal(("passed", 0), (comparison.Verdict, comparison.Ties));
    }

    [Fact]
    public void Compare_SeveralGates_HaveHolmsLevelsAndAdjustedValues()
    {
        // Three equal p-values of 1: none is rejected, and all are tested at Holm's first step, 1 - .05/3.
        var run = TestRun.Paired(5, 5, 50);

        var comparisons = Summarise(run, Against(0.1), Against(0.2), Against(0.3)).Comparisons;

        Assert.All(comparisons, c => Assert.Equal(1 - 0.05 / 3, c.Level, 1e-12));
        Assert.All(comparisons, c => Assert.Equal(1, c.PAdjusted));
    }

    [Fact]
    public void Compare_RejectedGate_PassesItsAlphaOn()
    {
        // The cost fell on every item (p = 2^-49 exactly or 1e-4 by 10,000 flips); the score did not change: Holm tests it at the full 5 %.
        var run = TestRun.Paired(5, 5, 50);
        TestRun.SetQuantity(run.Variants[0], "cost", [.. Enumerable.Range(0, 50).Select(i => (double?)(2 + i % 7))]);
        TestRun.SetQuantity(run.Variants[1], "cost", [.. Enumerable.Range(0, 50).Select(i => (double?)(1 + i % 5 * 0.1))]);

        var comparisons = Summarise(run, Against(0.1), Against(0.1, "cost.mean")).Comparisons;

        Assert.Equal(0.95, comparisons[0].Level, 1e-12);
        Assert.Equal(0.975, comparisons[1].Level, 1e-12);
    }

    [Fact]
    public void Compare_Flips_AreLargestFirstAndCounted()
    {
        var run = TestRun.Of(("old", true, [1, 1, 0, 0.5]), ("new", false, [0.5, 0, 1, 0.5]));

        var flips = Summarise(run).Comparisons[0].Flips;

        Assert.Equal((2, 1), (flips.WorsenedTotal, flips.ImprovedTotal));
        Assert.Equal(["item-001", "item-000"], flips.Worsened.Select(f => f.Item));
    }

    [Fact]
    public void Compare_UndefinedItems_AreNoMissingPairs()
    {
        var run = TestRun.Of(("old", true, [1, double.NaN, 1, 1]), ("new", false, [1, double.NaN, 1, 1]));

        var comparison = Summarise(run, Against(0.9)).Comparisons[0];

        Assert.Equal((3, 0, 1), (comparison.N, comparison.Unpaired, comparison.Undefined));
        Assert.NotEqual("invalid", comparison.Verdict);
    }
}
