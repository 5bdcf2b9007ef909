using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Output;

public sealed class CultureTests
{
    private static readonly IReadOnlyList<(string Locale, string Id)> Locales = [("de_DE.UTF-8", "german"), ("tr_TR.UTF-8", "turkish")];

    [Fact]
    public async Task Run_InOtherCultures_RecordsTheSameByteForByte()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new TokenCounts(1234, 5) });
        using var workspace = Workspace.Create();
        new ChatSuite
        {
            Server = server.BaseUrl,
            Items = 100,
            Model = ", price: { input: 1.25, output: 10 }, parameters: { temperature: 0.7 }",
            More = "gates: [ { metric: label.mean, at_least: 0.125 }, { metric: cost.per_1000, at_most: 99.5 } ]",
        }.WriteTo(workspace);
        (await RunAsync(workspace, "C.UTF-8", "invariant", "auto")).Ended(0);

        foreach (var (locale, id) in Locales)
        {
            var replayed = (await RunAsync(workspace, locale, id, "only")).Ended(0);
            var called = (await RunAsync(workspace, locale, id + "-called", "auto", "--store", id)).Ended(0);

            workspace.Run(id).AssertSameRecordAs(workspace.Run("invariant"));
            workspace.Run(id + "-called").AssertSameRecordAs(workspace.Run("invariant"));
            Assert.Contains("$0.159", called.Output, StringComparison.Ordinal);
            Assert.Contains("$0.00 spent", replayed.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Compare_InAnotherCulture_ReadsTheMarginAsWritten()
    {
        await using var server = FakeServer.Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 4 }.WriteTo(workspace);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(0);

        // 4 items cannot show that a drop of 0.05 is excluded; read as 5 the margin would pass anything.
        var german = new Dictionary<string, string?> { ["LC_ALL"] = "de_DE.UTF-8" };
        var result = (await Tool.RunAsync(workspace, german, "compare", "reports/chat/one", "reports/chat/one", "--margin", "0.05")).Ended(0);

        Assert.Contains("inconclusive", result.Output, StringComparison.Ordinal);
    }

    private static Task<ToolResult> RunAsync(Workspace workspace, string locale, string id, string responses, params string[] more) =>
        Tool.RunAsync(workspace, new Dictionary<string, string?> { ["LC_ALL"] = locale, ["LANG"] = locale, ["SOURCE_DATE_EPOCH"] = "1767225600" }, ["run", ChatSuite.File, "--run-id", id, "--responses", responses, .. more]);
}
