using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Watching;

/// <summary>A suite that is validated whenever it is saved.</summary>
public sealed class ValidateWatchTests
{
    [Fact]
    public async Task AChangeOfASuiteOrItsData_ValidatesAgain_AndCtrlCEndsWith0()
    {
        using var workspace = Workspace.Create();
        Write(workspace, "mean");
        await using var tool = ToolProcess.StartAfter("exec >output 2>&1", workspace.Path, ["validate", "evals/s.yaml", "--watch"]);
        await SaysAsync(workspace, "evals/s.yaml: right; ", times: 1);

        Write(workspace, "maen");
        await SaysAsync(workspace, "evals/s.yaml:9:15: there is no metric 'same.maen'", times: 1);
        Write(workspace, "mean");
        await SaysAsync(workspace, "evals/s.yaml: right; ", times: 2);
        workspace.Write("data/rows.jsonl", "{\"id\":\"1\",\"gold\":\"a\",\"answer\":\"a\"}\n{\"id\":\"1\"}\n");
        await SaysAsync(workspace, "id '1' stands on line 1 already", times: 1);

        await tool.InterruptAsync();
        (await tool.EndAsync(Tool.Limit)).Ended(0);
    }

    /// <summary>It has said so, and watches again.</summary>
    private static Task SaysAsync(Workspace workspace, string text, int times) => Poll.UntilAsync(() =>
    {
        using var reader = new StreamReader(new FileStream(workspace.Full("output"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
        var said = reader.ReadToEnd();
        return Task.FromResult(said.Split(text).Length - 1 >= times && said.EndsWith("evalkit: watching; Ctrl-C ends\n", StringComparison.Ordinal));
    }, text);

    private static void Write(Workspace workspace, string metric)
    {
        if (!File.Exists(workspace.Full("data/rows.jsonl")))
            workspace.Write("data/rows.jsonl", "{\"id\":\"1\",\"gold\":\"a\",\"answer\":\"a\"}\n");
        workspace.Write("evals/s.yaml", $$$"""
            name: s
            objective: Repeats what was recorded.
            dataset: { path: ../data/rows.jsonl }
            models: { record: { provider: recorded, output: "{{ item.answer }}" } }
            variants: { only: { model: record } }
            graders:
              same: { type: exact_match, reference: "{{ item.gold }}" }
            gates:
              - { metric: same.{{{metric}}}, at_least: 0.5 }

            """);
    }
}
