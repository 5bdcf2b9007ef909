using System.Text.Json;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Tests.Results;
using EvalKit.Yaml;
using static EvalKit.Tests.Results.TestSuite;

namespace EvalKit.Tests.Checks;

public sealed class RunFindingsTests
{
    [Fact]
    public void TooSmall_InconclusiveGateWhoseItemsCannotShowItsMargin_IsReported()
    {
        Assert.Contains("the margin is 0.02", Message(Summarise(TestRun.Paired(5, 5, 50), Against(0.02)), "EK116"), StringComparison.Ordinal);
        Assert.DoesNotContain(Summarise(TestRun.Paired(5, 5, 50), Against(0.6)).Findings, f => f.Id == "EK116");
    }

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(0, 10, true)]
    [InlineData(9, 1, false)]
    [InlineData(4, 0, false)]
    public void FloorOrCeiling_AllItemsAtOneEnd_IsReportedFromFiveItemsOn(int passed, int failed, bool isReported) =>
        Assert.Equal(isReported, Summarise(TestRun.Of(("v", false, TestRun.Cells(passed, failed)))).Findings.Any(f => f.Id == "EK117"));

    [Fact]
    public void Labels_Imbalance_NamesTheShareAndRareLabels()
    {
        string[] gold = [.. Enumerable.Range(0, 100).Select(i => i < 85 ? "common" : i < 97 ? "second" : "rare")];
        var summary = Summarise(new RunData(TestRun.Items(100), 1, [MetricCalculatorTests.ClassifiedVariant("v", false, gold, [.. gold])]));

        Assert.Equal(
            ["intent: 'common' is the gold label of 85 of 100 cells; answering it always is right in 85 %", "intent: 1 of 3 labels have fewer than 5 gold cells: 'rare'"],
            summary.Findings.Where(f => f.Id == "EK109").Select(f => f.Message));
        Assert.DoesNotContain(summary.Findings, f => f.Id == "EK110");
    }

    [Fact]
    public void Chance_AccuracyOfTheMajorityLabel_IsNotProvenBetter()
    {
        string[] gold = [.. Enumerable.Range(0, 100).Select(i => i < 60 ? "a" : "b")];
        var summary = Summarise(new RunData(TestRun.Items(100), 1, [MetricCalculatorTests.ClassifiedVariant("v", false, gold, [.. gold.Select(_ => "a")])]));

        Assert.Contains("answering 'a' always would be 0.6 (Cohen's kappa 0)", Message(summary, "EK110"), StringComparison.Ordinal);
    }

    [Fact]
    public void ServedModel_ChangedSinceTheBaseline_IsAWarningOfItsOwn()
    {
        var summary = Since(
            new(StringComparer.Ordinal) { ["served model"] = "m-0601", ["prompt"] = "p 1" },
            new(StringComparer.Ordinal) { ["served model"] = "m-0807", ["prompt"] = "p 2" });

        Assert.Contains("served model: m-0601 -> m-0807", Message(summary, "EK111"), StringComparison.Ordinal);
        Assert.Contains("prompt: p 1 -> p 2", Message(summary, "EK105"), StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_AnotherModelTaken_IsSaidWithoutItsSettings()
    {
        var summary = Since(
            new(StringComparer.Ordinal) { ["model"] = "mini", ["model mini.provider"] = "openai", ["model mini.model"] = "m-1", ["served model"] = "m-1-0601" },
            new(StringComparer.Ordinal) { ["model"] = "max", ["model max.provider"] = "openai", ["model max.model"] = "m-2", ["served model"] = "m-2-0807" });

        Assert.Equal(
            ["v: differs from the baseline in model: mini -> max", "v: differs from the baseline in served model: m-1-0601 -> m-2-0807"],
            summary.Findings.Where(f => f.Id == "EK105").Select(f => f.Message));
        Assert.DoesNotContain(summary.Findings, f => f.Id == "EK111");
    }

    [Fact]
    public void Changed_SettingOfTheSameModel_IsSaid()
    {
        var summary = Since(
            new(StringComparer.Ordinal) { ["model"] = "knn", ["model knn.k"] = "5" },
            new(StringComparer.Ordinal) { ["model"] = "knn", ["model knn.k"] = "7" });

        Assert.Equal("v: differs from the baseline in model knn.k: 5 -> 7", Message(summary, "EK105"));
    }

    [Fact]
    public void ServedModel_SeveralWithinOneRun_IsReported()
    {
        var run = TestRun.Of(("v", false, TestRun.Cells(10, 10)));
        run.Variants[0].AddTotals(default, [("m-0601", null), ("m-0807", null)]);
        var model = Model("openai", "m");
        var suite = Of(1) with { Variants = [new Variant("v", [new Step(Step.Only, model, null, new Dictionary<string, JsonElement>())], false)], Models = [model] };

        Assert.Contains("2 model versions answered within this run: m-0601, m-0807", Message(Summarise(run, suite), "EK111"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "m", true)]
    [InlineData("openai", "other", false)]
    public void Judge_ThatIsTheTarget_IsReported(string provider, string target, bool isReported)
    {
        var (judge, tested) = (Model("openai", "m") with { Name = "judge" }, Model(provider, target));
        var suite = Of(1) with
        {
            Models = [judge, tested],
            Variants = [new Variant("v", [new Step(Step.Only, tested, null, new Dictionary<string, JsonElement>())], false)],
            Graders = [new GraderConfiguration(TestRun.Label) { Parameters = YamlTreeReader.Read("type: judge_pass_fail\nmodel: judge", "s.yaml", new EvalKit.Problems.ProblemList())! }],
        };

        Assert.Equal(isReported, Summarise(TestRun.Of(("v", false, TestRun.Cells(10, 10))), suite).Findings.Any(f => f.Id == "EK113"));
    }

    /// <summary>The summary of a run whose only variant was something else when the baseline was accepted.</summary>
    private static Summary Since(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var accepted = TestRun.Of(("v", false, TestRun.Cells(10, 10)));
        var run = TestRun.Of(("v", false, TestRun.Cells(10, 10)));
        return new SummaryBuilder(Of(1), run, new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["v"] = after }, _ => new BaselineSide(accepted, accepted.Variants[0], BaselineSide.Accepted, before))
            .Build(new DatasetSummary("items.jsonl", 20, "00"), new ExecutionSummary { Run = "r", Started = "", Finished = "", Calls = 0, Found = 0, Retries = 0, SpentUsd = 0 }, false, false);
    }

    private static string Message(Summary summary, string id) => Assert.Single(summary.Findings, f => f.Id == id).Message;

    private static ModelDefinition Model(string provider, string id) => new() { Name = "target", Provider = provider, Model = id };
}
