using EvalKit.Running;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Datasets;

public sealed class RunPlannerTests
{
    private static readonly string Rows = string.Join('\n', Enumerable.Range(1, 40).Select(i =>
        $$"""{"id":"q-{{i}}","answer":"x","label":"x","kind":"{{(i % 2 == 0 ? "even" : "odd")}}","split":"{{(i <= 30 ? "test" : "train")}}","tags":["t{{i % 3}}"],"meta":{"lang":"de"} }"""));

    [Fact]
    public void Plan_Split_TakesItsItemsInFileOrder()
    {
        using var suite = Folder("split: test");
        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"q-{i}"), Plan(suite).Items.Ids);
    }

    [Fact]
    public void Plan_UnknownSplit_IsSuggested()
    {
        using var suite = Folder("split: tset");
        Assert.Equal(["d.jsonl: no item has split 'tset'; did you mean 'test'?"], Problems(suite));
    }

    [Fact]
    public void Plan_Sample_IsTheSameDrawWithoutReplacementInFileOrder()
    {
        using var suite = Folder("sample: { size: 15, seed: 3 }");
        var first = Plan(suite).Items.Ids;
        Assert.Equal(first, Plan(suite).Items.Ids);
        Assert.Equal(15, first.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(first, Plan(suite).Rows.Select(r => $"q-{r + 1}"));
        Assert.Equal(Plan(suite).Rows.Order(), Plan(suite).Rows);
        using var other = Folder("sample: { size: 15, seed: 4 }");
        Assert.NotEqual(first, Plan(other).Items.Ids);
    }

    [Fact]
    public void Plan_SampleLargerThanTheDataset_TakesAll()
    {
        using var suite = Folder("sample: { size: 999 }");
        Assert.Equal(40, Plan(suite).Items.Count);
    }

    [Fact]
    public void Plan_Limit_TakesTheFirst()
    {
        using var suite = Folder("split: test");
        Assert.Equal(["q-1", "q-2"], Plan(suite, options => options with { Limit = 2 }).Items.Ids);
    }

    [Theory]
    [InlineData("id=q-3", "q-3")]
    [InlineData("id=q-3,id=q-40", "q-3 q-40")]
    [InlineData("id=q-3, kind=even", "")]
    [InlineData("id=q-3,kind=odd", "q-3")]
    [InlineData("tag=t0,id=q-3,id=q-4", "q-3")]
    [InlineData("meta.lang=de,id=q-7", "q-7")]
    [InlineData("failing:last", "q-2 q-5")]
    [InlineData("failing:last,kind=even", "q-2")]
    public void Plan_Filter_KeepsWhatMatchesEveryName(string expression, string expected)
    {
        using var suite = Folder("");
        var filter = ItemFilter.Parse(expression, _ => new HashSet<string>(["q-2", "q-5"], StringComparer.Ordinal), out _)!;
        var (plan, problems) = RunPlanner.Plan(suite.Suite(), Options with { Filter = filter });
        Assert.Equal(expected, plan is null ? "" : string.Join(' ', plan.Items.Ids));
        if (plan is null)
            Assert.Equal(["--filter: no item matches"], problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("kind", "'kind' is no filter; write id=..., tag=..., variant=..., a slice such as kind=edge, or failing:RUN")]
    [InlineData("=x", "'=x' is no filter; write id=..., tag=..., variant=..., a slice such as kind=edge, or failing:RUN")]
    [InlineData("failing:nope", "there is no run 'nope'")]
    public void Filter_Broken_SaysWhy(string expression, string expected)
    {
        Assert.Null(ItemFilter.Parse(expression, _ => null, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Plan_DuplicateId_NamesBothLines()
    {
        using var suite = Folder("");
        suite.Write("d.jsonl", Rows + "\n" + """{"id":"q-2","answer":"x","label":"x","kind":"k"}""");
        Assert.Equal(["d.jsonl:41: id 'q-2' stands on line 2 already"], Problems(suite));
    }

    [Fact]
    public void Plan_MissingFields_AreNamedWithTheirUser()
    {
        using var suite = Folder("cluster: customer");
        suite.Write("d.jsonl", """{"id":"a","answr":"x","label":"x","knd":"k","customer":"(none)"}""");
        Assert.Equal(
        [
            "d.jsonl:1: item 'a' has no 'answer', which model 'm' needs; did you mean 'answr'?",
            "d.jsonl:1: item 'a' has no 'kind', which the dataset's slices and cluster need; did you mean 'knd'?",
        ], Problems(suite));
    }

    [Fact]
    public void Plan_NoIds_NumbersTheRows()
    {
        using var suite = Folder("");
        suite.Write("d.csv", "answer,label,kind\nx,x,k\ny,y,k\n");
        suite["dataset"] = "dataset: { path: d.csv, slices: kind }";
        Assert.Equal(["#1", "#2"], Plan(suite).Items.Ids);
    }

    [Theory]
    [InlineData("d.jsonl", "")]
    [InlineData("d.json", "[]")]
    [InlineData("d.csv", "id,t\n")]
    [InlineData("d.yaml", "[]")]
    public void Plan_EmptyDataset_IsAProblem(string name, string content)
    {
        using var suite = Folder("");
        suite.Write(name, content);
        suite["dataset"] = $"dataset: {{ path: {name} }}";
        Assert.Equal([$"{name}: holds no items"], Problems(suite));
    }

    private static RunOptions Options { get; } = new() { OutputFolder = "", StoreFolder = "", RunId = "r", ToolVersion = "0" };

    private static SuiteFolder Folder(string dataset)
    {
        var folder = new SuiteFolder { ["dataset"] = $"dataset: {{ path: d.jsonl, slices: [kind]{(dataset.Length > 0 ? ", " : "")}{dataset} }}" };
        folder.Write("d.jsonl", Rows);
        return folder;
    }

    private static RunPlan Plan(SuiteFolder folder, Func<RunOptions, RunOptions>? change = null)
    {
        var (plan, problems) = RunPlanner.Plan(folder.Suite(), change is null ? Options : change(Options));
        Assert.Empty(problems.Select(p => p.ToString()));
        return plan!;
    }

    private static IEnumerable<string> Problems(SuiteFolder folder)
    {
        var (plan, problems) = RunPlanner.Plan(folder.Suite(), Options);
        Assert.Null(plan);
        return problems.Select(p => p.ToString());
    }
}
