using EvalKit.Suites;
using EvalKit.Tests.Architecture;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Suites;

public sealed class SuiteOutlineTests
{
    public static TheoryData<string> Examples => [.. Directory.GetFiles(Repository.In("evals"), "*.yaml").Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Outline_OfAnExample_HasTheGatesThatItsRunHas(string name)
    {
        var path = Repository.In("evals", name);
        var suite = SuiteLoader.Load(path, name, new Variables(), callsAllowed: false).Suite!;

        var outline = SuiteOutline.Read(path, name).Outline!;

        Assert.NotEmpty(outline.Gates);
        Assert.Equal(
            suite.Gates.Select(g => (g.Metric, g.Variant, g.Slice, string.Join(',', g.EachOf), g.Text, g.Place)),
            outline.Gates.Select(g => (g.Metric, g.Variant, g.Slice, string.Join(',', g.EachOf), g.Rule, g.Place)));
        Assert.Equal((suite.Name, suite.Objective), (outline.Name, outline.Objective));
    }

    [Fact]
    public void Read_EveryKindOfGate_SaysItInWords()
    {
        using var folder = new TestFolder();
        var path = folder.Write("s.yaml", """
            name: s
            tags: [smoke, nightly]
            dataset: { path: there-is-none.jsonl, slices: [kind, language] }
            gates:
              - { metric: label.mean, at_least: 0.80 }
              - { metric: label.mean, against: baseline, margin: 0.02, variant: proposed }
              - { metric: label.mean, against: baseline, margin: 0.05, effect: relative }
              - { metric: label.mean, slice: { kind: edge }, above: 0.7, proof: interval }
              - { metric: latency.p95, slices: all, at_most: 2s }
              - { metric: label.mean, slices: kind, below: 1 }
              - { metric: tone.mean, at_least: 0.7, on: corrected }
              - { metric: label.mean }
              - nonsense
            """);

        var outline = SuiteOutline.Read(path, "s.yaml").Outline!;

        Assert.Equal(["smoke", "nightly"], outline.Tags);
        Assert.Equal(
        [
            "label.mean: at_least 0.80",
            "label.mean of proposed: against baseline, margin 0.02",
            "label.mean: against baseline, margin 5 % of its value",
            "label.mean where kind is edge: above 0.7 by the whole interval",
            "latency.p95 by kind and language: at_most 2s",
            "label.mean by kind: below 1",
            "tone.mean: at_least 0.7, on corrected",
        ], outline.Gates.Select(g => g.ToString()));
    }

    [Theory]
    [InlineData("name: [", "s.yaml:")]
    [InlineData(null, "s.yaml: file not found")]
    public void Read_NoYaml_IsAProblem(string? text, string start)
    {
        using var folder = new TestFolder();
        if (text is not null)
            folder.Write("s.yaml", text);

        var (outline, problems) = SuiteOutline.Read(folder.In("s.yaml"), "s.yaml");

        Assert.Null(outline);
        Assert.StartsWith(start, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }
}
