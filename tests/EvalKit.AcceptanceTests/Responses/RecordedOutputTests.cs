using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Responses;

public sealed class RecordedOutputTests
{
    private const string Suite = """
        name: chat
        objective: Grade what was recorded in March.
        dataset: { path: items.jsonl }
        models:
          march: { provider: recorded, path: outputs/march.csv, output: answer, latency_s: seconds, cost_usd: usd }
        variants:
          march: { model: march }
        graders:
          label: { type: exact_match, reference: "{{ item.label }}" }
        gates:
          - { metric: label.mean, at_least: 0.5 }
          - { metric: latency.p95, at_most: 2s }
          - { metric: cost.per_1000, at_most: 3 }
        """;

    private const string Items = """
        {"id":"1","label":"a"}
        {"id":"2","label":"b"}
        {"id":"3","label":"c"}
        {"id":"4","label":"d"}
        """;

    [Fact]
    public async Task Run_RecordedOutputs_GradesThemWithTheirLatencyAndCost()
    {
        using var workspace = Write("id,answer,seconds,usd\n1,a,0.5,0.001\n2,b,1.5,0.002\n3,c,0.25,0.001\n4,x,0.25,0.001\n");

        var result = (await Tool.RunAsync(workspace, "run", "chat.yaml", "--json", "--responses", "only")).Ended(0);

        var variant = result.Json.GetProperty("variants").GetProperty("march");
        Assert.Equal(0.75, variant.GetProperty("metrics").GetProperty("label.mean").GetProperty("value").GetDouble());
        Assert.Equal(0.005, variant.GetProperty("cost").GetProperty("usd").GetDouble(), 12);
        Assert.Equal(0, result.Json.GetProperty("execution").GetProperty("calls").GetInt32());
        Assert.Empty(workspace.StoreLines());
    }

    [Fact]
    public async Task Run_RecordMissing_IsNotRunAndIncompleteBeyondTheAllowance()
    {
        using var workspace = Write("id,answer,seconds,usd\n1,a,0.5,0.001\n2,b,1.5,0.002\n3,c,0.25,0.001\n");

        var result = (await Tool.RunAsync(workspace, "run", "chat.yaml", "--run-id", "one")).Ended(3);

        var cells = workspace.Run("one").Summary.GetProperty("cells");
        Assert.Equal((3, 1), (cells.GetProperty("scored").GetInt32(), cells.GetProperty("not_run").GetInt32()));
        Assert.Equal("not_run", workspace.Run("one").Samples[3].GetProperty("outcome").GetString());
        Assert.Contains("1 of 4 cells have no recorded answer", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RecordMissingWithinTheAllowance_Passes()
    {
        using var workspace = Write("id,answer,seconds,usd\n1,a,0.5,0.001\n2,b,1.5,0.002\n3,c,0.25,0.001\n", "allow_missing: 0.25");

        (await Tool.RunAsync(workspace, "run", "chat.yaml")).Ended(0);
    }

    private static Workspace Write(string outputs, string more = "")
    {
        var workspace = Workspace.Create();
        workspace.Write("chat.yaml", $"{Suite}\n{more}\n");
        workspace.Write("items.jsonl", Items);
        workspace.Write("outputs/march.csv", outputs);
        return workspace;
    }
}
