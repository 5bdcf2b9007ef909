using EvalKit.Models;
using EvalKit.Results;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Code;

/// <summary>Applications of the user's as systems under test, and when they are asked again.</summary>
public sealed class DelegateTests : IDisposable
{
    private readonly CodeFolder _folder = new();
    private readonly Atlas _atlas = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_ApplicationOfItems_GradesAndGates()
    {
        var result = await _folder.Suite.WithVariant("mine", _atlas.AnswerAsync).RunAsync();

        Assert.True(result.Passed);
        Assert.Equal(Verdicts.Passed, result.Verdict);
        Assert.Equal(1, result.Metric("mine", "name.mean").Value);
        Assert.Equal("mine", Assert.Single(result.Gates).Variant);
        Assert.Equal(["Paris", "Lima"], CodeFolder.Samples(result).Select(s => s.GetProperty("output").GetString()!));
        Assert.Equal(Path.Combine(_folder.Path, "reports", "capitals"), Path.GetDirectoryName(result.Folder.Path));
        Assert.Equal(2, _atlas.Calls);
    }

    [Fact]
    public async Task Run_Twice_CallsNothingTheSecondTimeAndSaysTheSame()
    {
        var suite = _folder.Suite.WithVariant("mine", _atlas.AnswerAsync);

        var first = await suite.RunAsync();
        var second = await suite.RunAsync();

        Assert.Equal(2, _atlas.Calls);
        Assert.Equal((2, 0), (first.Summary.Execution.Calls, first.Summary.Execution.Found));
        Assert.Equal((0, 2), (second.Summary.Execution.Calls, second.Summary.Execution.Found));
        Assert.NotEqual(first.Folder.Path, second.Folder.Path);
        Assert.Equal(File.ReadAllText(first.Folder.Samples), File.ReadAllText(second.Folder.Samples));
    }

    [Fact]
    public async Task Run_CallsForbidden_AnswersFromRecordsOrSaysWhatIsMissing()
    {
        var suite = _folder.Suite.WithVariant("mine", _atlas.AnswerAsync);
        await suite.RunAsync();
        var replay = suite.WithOptions(o => o with { Responses = ResponseMode.Only });
        _folder.Items(("France", "Paris"), ("Chad", "N'Djamena"));

        var samples = CodeFolder.Samples(await replay.RunAsync());

        Assert.Equal(2, _atlas.Calls);
        Assert.Equal("Paris", samples[0].GetProperty("output").GetString());
        Assert.Equal("not_run", samples[1].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Run_AnotherRevision_AsksAgainAndTheSameOneDoesNot()
    {
        Task RunAsync(string revision) => _folder.Suite.WithVariant("mine", _atlas.AnswerAsync, new SystemOptions { Revision = revision }).RunAsync();

        await RunAsync("1");
        await RunAsync("1");
        Assert.Equal(2, _atlas.Calls);
        await RunAsync("2");
        Assert.Equal(4, _atlas.Calls);
    }

    [Fact]
    public async Task Run_AnotherDelegateUnderTheSameName_IsAsked()
    {
        Func<EvalKit.Datasets.Item, CancellationToken, Task<string>> paris = (_, _) => Task.FromResult("Paris"), lima = (_, _) => Task.FromResult("Lima");

        var first = await _folder.Suite.WithVariant("mine", paris).RunAsync();
        var second = await _folder.Suite.WithVariant("mine", lima).RunAsync();

        Assert.All(CodeFolder.Samples(first), sample => Assert.Equal("Paris", sample.GetProperty("output").GetString()));
        Assert.All(CodeFolder.Samples(second), sample => Assert.Equal("Lima", sample.GetProperty("output").GetString()));
    }

    [Fact]
    public async Task Run_FileOfTheSystemChanged_AsksAgain()
    {
        var suite = _folder.Suite.WithVariant("mine", _atlas.AnswerAsync, new SystemOptions { Files = ["prompt.txt"] });
        _folder.Write("prompt.txt", "one");
        await suite.RunAsync();
        await suite.RunAsync();
        Assert.Equal(2, _atlas.Calls);
        _folder.Write("prompt.txt", "two");

        await suite.RunAsync();

        Assert.Equal(4, _atlas.Calls);
        Assert.Contains("file 'gone.txt' not found", await CodeFolder.ProblemsAsync(_folder.Suite.WithVariant("mine", _atlas.AnswerAsync, new SystemOptions { Files = ["gone.txt"] })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WholeItem_IsTheQuestion()
    {
        var suite = _folder.Suite.WithVariant("mine", _atlas.AnswerAsync);
        await suite.RunAsync();
        _folder.Items(("France", "Paris"), ("Peru", "Lima!"));

        await suite.RunAsync();

        Assert.Equal(3, _atlas.Calls);
    }

    [Fact]
    public async Task Run_TextOfATemplate_AloneIsTheQuestion()
    {
        var suite = _folder.Suite.WithVariant("mine", "{{ item.country }}", _atlas.AnswerAsync);
        await suite.RunAsync();
        _folder.Items(("France", "Paris"), ("Peru", "Lima!"));

        var result = await suite.RunAsync();

        Assert.Equal(2, _atlas.Calls);
        Assert.Equal(0.5, result.Metric("mine", "name.mean").Value);
        Assert.Equal("France", CodeFolder.Samples(result)[0].GetProperty("input")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Run_TwoVariantsOfOneRevision_AreAskedEach()
    {
        var options = new SystemOptions { Revision = "1" };

        await _folder.Suite.WithVariant("a", _atlas.AnswerAsync, options).WithVariant("b", "{{ item.country }}", _atlas.AnswerAsync, options with { IsBaseline = true }).RunAsync();

        Assert.Equal(4, _atlas.Calls);
    }

    [Fact]
    public async Task Run_Baseline_IsComparedWith()
    {
        var result = await _folder.Suite
            .WithVariant("old", (item, _) => Task.FromResult(item.Id == "1" ? "Paris" : "Cusco"), new SystemOptions { IsBaseline = true })
            .WithVariant("new", _atlas.AnswerAsync)
            .RunAsync();

        var comparison = Assert.Single(result.Summary.Comparisons);
        Assert.Equal(("old", "new", 0.5), (comparison.Baseline, comparison.Candidate, comparison.Difference));
    }

    [Fact]
    public async Task Run_Response_KeepsToolCallsUsageAndCost()
    {
        var result = await _folder.Suite.WithVariant("mine", (item, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant,
            [new TextContent(item.Text("capital")), new FunctionCallContent("c1", "look", new Dictionary<string, object?> { ["at"] = item.Text("country") })]))
        {
            ModelId = "m-1",
            Usage = new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 100 },
        }), new SystemOptions { Price = new ModelPrice(TokenRates.Plain(1, 10)) }).RunAsync();

        var sample = CodeFolder.Samples(result)[0];
        Assert.Equal("""{"at":"France"}""", sample.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
        // 1,000 tokens at $1 and 100 at $10 a million.
        Assert.Equal(0.002, sample.GetProperty("cost_usd").GetDouble());
        Assert.Equal(0.004, result.Summary.Execution.SpentUsd);
        Assert.Equal("m-1", sample.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Run_SpeedOfAnswers_IsInTheSummary()
    {
        var result = await _folder.Suite.WithVariant("mine", (item, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, item.Text("capital")))
        {
            Usage = new UsageDetails { InputTokenCount = 1, OutputTokenCount = 100 },
            AdditionalProperties = new() { [ResponseProperties.FirstTokenMs] = item.Id == "1" ? 100.0 : 300.0, [ResponseProperties.TotalMs] = item.Id == "1" ? 1000.0 : 4000.0 },
        })).RunAsync();

        var latency = result.Summary.Variants["mine"].Latency;
        // numpy.quantile([100, 300], [.5, .95, .99]); 100 tokens in one second and in four.
        Assert.Equal((200.0, 290.0, 298.0, 62.5), (latency.FirstTokenP50!.Value, latency.FirstTokenP95!.Value, latency.FirstTokenP99!.Value, latency.TokensPerSecondP50!.Value));
        Assert.Equal((2500.0, 3850.0), (latency.P50!.Value, latency.P95!.Value));
    }

    [Fact]
    public async Task Run_UnknownPriceAndABudget_CallsNothing()
    {
        using var folder = new CodeFolder("budget: { stop: 1 }");

        Assert.Contains("the price of model 'mine' (mine) is unknown", await CodeFolder.ProblemsAsync(folder.Suite.WithVariant("mine", _atlas.AnswerAsync)), StringComparison.Ordinal);
        Assert.Equal(0, _atlas.Calls);
        Assert.True((await folder.Suite.WithVariant("mine", _atlas.AnswerAsync, new SystemOptions { Price = ModelPrice.Free }).RunAsync()).Passed);
    }

    [Fact]
    public async Task Run_DelegateThrows_TheItemIsErroredAndTriedOnce()
    {
        var calls = 0;

        var result = await _folder.Suite.WithVariant("mine", (item, _) =>
        {
            Interlocked.Increment(ref calls);
            return item.Id == "1" ? Task.FromResult("Paris") : throw new HttpRequestException("no route");
        }).RunAsync();

        Assert.Equal(2, calls);
        var error = CodeFolder.Samples(result)[1].GetProperty("error");
        Assert.Equal(("connection", "no route"), (error.GetProperty("kind").GetString(), error.GetProperty("message").GetString()));
        Assert.Equal(1, result.Summary.Cells.Errored);
        Assert.False(result.Passed);
    }

    [Fact]
    public async Task Run_Cancelled_KeepsWhatWasFinished()
    {
        using var stop = new CancellationTokenSource();
        var suite = _folder.Suite.WithOptions(o => o with { MaxParallel = 1 }).WithVariant("mine", async (item, token) =>
        {
            if (item.Id == "1")
                return await _atlas.AnswerAsync(item, token);
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        }, new SystemOptions { Revision = "1" });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => suite.RunAsync(stop.Token));

        var result = await _folder.Suite.WithVariant("mine", _atlas.AnswerAsync, new SystemOptions { Revision = "1" }).RunAsync();
        Assert.Equal((1, 1), (result.Summary.Execution.Found, result.Summary.Execution.Calls));
    }

    [Fact]
    public async Task Run_ModelOfAPipeline_IsGivenTheStepBefore()
    {
        using var folder = new CodeFolder("variants: { p: { steps: [ { name: find, model: find }, { name: shout, model: shout } ] } }");

        var result = await folder.Suite
            .WithModel("find", _atlas.AnswerAsync)
            .WithModel("shout", "{{ steps.find.output_text }}!", (text, _) => Task.FromResult(text.ToUpperInvariant()))
            .RunAsync();

        Assert.Equal(["PARIS!", "LIMA!"], CodeFolder.Samples(result).Select(s => s.GetProperty("output").GetString()!));
    }

    [Fact]
    public async Task Run_PersonalData_IsTakenOutOfAnswersAndRecords()
    {
        using var folder = new CodeFolder("redact: [emails]");

        var result = await folder.Suite.WithVariant("mine", (_, _) => Task.FromResult("write to ann@example.org")).RunAsync();

        Assert.All(CodeFolder.Samples(result), s => Assert.Equal("write to [email]", s.GetProperty("output").GetString()));
    }
}
