using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Money;

/// <summary>
/// Every answer reports 100 input and 10 output tokens. At 50 dollars a million in and 500 out it costs a cent; with the limit of 20 output tokens it could cost
/// a cent and a half besides what the bytes of the request may.
/// </summary>
public sealed class BudgetTests
{
    private const string Priced = ", parameters: { max_output_tokens: 20 }, price: { input: 50, output: 500 }";
    private const decimal Answer = 0.01m;

    private static readonly Dictionary<string, string?> Frozen = new() { ["SOURCE_DATE_EPOCH"] = "1767225600" };

    [Fact]
    public async Task Run_BudgetOfOneDollar_EndsBeforeItAndAHigherOnePaysNothingTwice()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        Suite(server, "budget: { warn: 0.50, stop: 1.00 }").WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "small")).Ended(3);

        var paid = server.Stats().Answered;
        Assert.InRange(paid, 90, 100);
        Assert.Contains("stopped early: the budget of $1.00 is used up: $0.9", result.Output, StringComparison.Ordinal);
        Assert.Contains("spent, which is over the budget's warning of $0.50; the run stops before $1.00", result.Error, StringComparison.Ordinal);
        var run = workspace.Run("small");
        run.AssertComplete();
        var spent = run.Summary.GetProperty("execution").GetProperty("spent");
        Assert.Equal(paid * Answer, run.Summary.GetProperty("execution").GetProperty("spent_usd").GetDecimal());
        Assert.Equal((paid * Answer, 0m, 1.00m), (spent.GetProperty("target_usd").GetDecimal(), spent.GetProperty("unconfirmed_usd").GetDecimal(), spent.GetProperty("budget_usd").GetDecimal()));
        Assert.Equal(("incomplete", 400 - paid), (run.Summary.GetProperty("status").GetString(), run.Summary.GetProperty("cells").GetProperty("not_run").GetInt32()));
        Assert.Equal(paid, run.Samples.Count(s => s.GetProperty("outcome").GetString() == "scored"));
        Assert.All(run.Samples.Where(s => s.GetProperty("outcome").GetString() == "not_run"), s => Assert.Equal("budget", s.GetProperty("error").GetProperty("kind").GetString()));

        Suite(server, "budget: { stop: 10.00 }").WriteTo(workspace);
        var rest = (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "large", "--json")).Ended(0);
        Assert.Equal((400, 0), (server.Stats().Answered, server.Stats().RepeatedAfterAnswer));
        // Spent now is what was called now; the cost on record is that of all answers.
        Assert.Equal((400 - paid) * Answer, rest.Json.GetProperty("execution").GetProperty("spent_usd").GetDecimal());
        var cost = rest.Json.GetProperty("variants").GetProperty("only").GetProperty("cost");
        Assert.Equal((4.00m, 10m, true), (cost.GetProperty("usd").GetDecimal(), cost.GetProperty("per_1000").GetDecimal(), cost.GetProperty("priced").GetBoolean()));

        var again = (await Tool.RunAsync(workspace, Frozen, "run", ChatSuite.File, "--run-id", "again", "--json")).Ended(0);
        Assert.Equal(0m, again.Json.GetProperty("execution").GetProperty("spent_usd").GetDecimal());
        Assert.Equal(4.00m, again.Json.GetProperty("variants").GetProperty("only").GetProperty("cost").GetProperty("usd").GetDecimal());
    }

    [Fact]
    public async Task Run_AttemptsThatAreBilledWithoutAnAnswer_CountAgainstTheBudget()
    {
        // Each of them was worked on and would be billed: broken off, cut short, nonsense.
        await using var server = Start("reset@10%", "truncated@10%", "malformed@10%", "500@5%");
        using var workspace = Workspace.Create();
        Suite(server, "budget: { stop: 1.00 }").WriteTo(workspace);

        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(3);

        var stats = server.Stats();
        var billed = (stats.Total - stats.ByFault.GetValueOrDefault("500")) * Answer;
        Assert.InRange(billed, 0.3m, 1.00m);
        var spent = workspace.Run("one").Summary.GetProperty("execution").GetProperty("spent");
        Assert.Equal(stats.Answered * Answer, spent.GetProperty("target_usd").GetDecimal());
        Assert.InRange(spent.GetProperty("target_usd").GetDecimal() + spent.GetProperty("unconfirmed_usd").GetDecimal(), billed, 1.00m);
    }

    [Fact]
    public async Task Run_UnknownPrice_IsRefusedByABudgetBeforeAnyCall()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, More = "budget: { stop: 1.00 }" }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(4);

        Assert.Contains("chat.yaml:5:9: the price of model 'fake' (fake-1) is unknown, and a budget cannot be kept without it; give it here or under `prices`, in US dollars per million tokens: price: { input: 0.25, output: 2.00 }", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.Stats().Total);

        new ChatSuite { Server = server.BaseUrl, More = "budget: { stop: 1.00 }\nprices: { fake-1: { input: 0.25, output: 2 } }" }.WriteTo(workspace);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);
    }

    [Fact]
    public async Task Run_UnknownPriceWithoutABudget_IsUnknownAndNotZero()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 5 }.WriteTo(workspace);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "one")).Ended(0);

        Assert.Contains("$0.00 spent, and 5 calls of unknown price", result.Output, StringComparison.Ordinal);
        var cost = workspace.Run("one").Summary.GetProperty("variants").GetProperty("only").GetProperty("cost");
        Assert.Equal((System.Text.Json.JsonValueKind.Null, false), (cost.GetProperty("usd").ValueKind, cost.GetProperty("priced").GetBoolean()));
    }

    [Fact]
    public async Task Estimate_SaysWhatIsLeftToPayAndCallsNothing()
    {
        await using var server = Start();
        using var workspace = Workspace.Create();
        Suite(server, "budget: { stop: 10.00 }").WriteTo(workspace);

        var before = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--estimate", "--json")).Ended(0).Json.GetProperty("work");
        Assert.Equal((400, 400, 0), Calls(before));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, before.GetProperty("cost_usd").GetProperty("typical").ValueKind);
        // 400 answers of at most 20 tokens are four dollars, beside their requests.
        Assert.InRange(before.GetProperty("cost_usd").GetProperty("most").GetDecimal(), 4m, 12m);
        Assert.Equal(before.GetProperty("cost_usd").GetProperty("most").GetDecimal() * 6, before.GetProperty("cost_usd").GetProperty("most_with_retries").GetDecimal());
        Assert.Equal(8000, before.GetProperty("output_tokens").GetProperty("most").GetInt64());

        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--limit", "100")).Ended(0);
        var after = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--estimate", "--json")).Ended(0).Json.GetProperty("work");
        Assert.Equal((400, 300, 100), Calls(after));
        Assert.Equal((3.00m, 3000L), (after.GetProperty("cost_usd").GetProperty("typical").GetDecimal(), after.GetProperty("output_tokens").GetProperty("typical").GetInt64()));
        Assert.Equal(100, server.Stats().Total);

        var words = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--estimate")).Ended(0).Output;
        Assert.Contains("300 to make; 400 needed, 100 of them found", words, StringComparison.Ordinal);
        Assert.Contains("cost    about $3.00 (100 answers in the store); at most $", words, StringComparison.Ordinal);
        Assert.Contains("budget  $10.00: enough", words, StringComparison.Ordinal);
        Assert.Contains("300 to make", (await Tool.RunAsync(workspace, "plan", ChatSuite.File)).Ended(0).Output, StringComparison.Ordinal);
    }

    private static (int Needed, int ToMake, int Found) Calls(System.Text.Json.JsonElement work)
    {
        var calls = work.GetProperty("target_calls");
        return (calls.GetProperty("needed").GetInt32(), calls.GetProperty("to_make").GetInt32(), calls.GetProperty("found").GetInt32());
    }

    private static ChatSuite Suite(FakeServer server, string more) => new() { Server = server.BaseUrl, Items = 400, Parallel = 16, Model = Priced, More = more };

    private static FakeServer Start(params string[] faults) => FakeServer.Start(new FakeServerOptions
    {
        Answer = new LabelAnswer(["a", "b", "c"]),
        Usage = new TokenCounts(100, 10),
        Faults = faults,
    });
}
