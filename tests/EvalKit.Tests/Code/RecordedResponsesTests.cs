using EvalKit.Models;
using EvalKit.Models.Tests;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Code;

/// <summary>Runs from code with and without a key, with and without answers on record.</summary>
public sealed class RecordedResponsesTests : IAsyncLifetime
{
    private const string KeyName = "ATLAS_API_KEY";

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _answers = new(StringComparer.Ordinal) { ["France"] = "Paris" };
    private readonly RawServer _server;
    private CodeFolder _folder = null!;

    public RecordedResponsesTests() => _server = new((_, request) => RawReply.Answer(request.Body.Contains("France", StringComparison.Ordinal) ? _answers["France"] : "Lima"));

    public Task InitializeAsync()
    {
        _folder = new CodeFolder(Rest(""));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _folder.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Run_WithoutKey_ReplaysWhatIsOnRecord()
    {
        await RunAsync((KeyName, "k-1"));

        var result = await RunAsync();

        Assert.Equal((2, ResponseMode.Only, 0L, 0L, 2L), (_server.Requests.Count, result.Responses, result.NotRecorded, result.Summary.Execution.Calls, result.Summary.Execution.Found));
        Assert.True(result.Passed);
    }

    [Fact]
    public async Task Run_WithoutKeyAndRecord_SaysWhichKeyAndHowToRecord()
    {
        var missing = await Assert.ThrowsAsync<NotRecordedException>(() => RunAsync());

        Assert.Null(missing.Missing);
        Assert.Contains(KeyName, Assert.Single(missing.Problems).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Path.Combine(_folder.Path, "s.yaml")} cannot run: no answer is on record, and no call can be made:", missing.Message, StringComparison.Ordinal);
        Assert.Contains("EVALKIT_RESPONSES=refresh", missing.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "reports")));
    }

    [Fact]
    public async Task Run_WithoutKey_NewItem_IsNoPass()
    {
        await RunAsync((KeyName, "k-1"));
        _folder.Items(("France", "Paris"), ("Peru", "Lima"), ("Chile", "Santiago"));

        var missing = await Assert.ThrowsAsync<NotRecordedException>(() => RunAsync());

        Assert.Equal(1, missing.Missing);
        Assert.Contains("1 answer is not on record", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithKey_AsksForWhatIsMissingAlone()
    {
        await RunAsync((KeyName, "k-1"));
        _folder.Items(("France", "Paris"), ("Peru", "Lima"), ("Chile", "Santiago"));

        var result = await RunAsync((KeyName, "k-1"));

        Assert.Equal((3, 1L), (_server.Requests.Count, result.Summary.Execution.Calls));
    }

    [Theory]
    [InlineData("auto", ResponseMode.Auto, 2)]
    [InlineData("only", ResponseMode.Only, 2)]
    [InlineData("refresh", ResponseMode.Refresh, 4)]
    public async Task Variable_DecidesHowAnswersAreComeBy(string value, ResponseMode mode, int calls)
    {
        await RunAsync((KeyName, "k-1"));

        var result = await RunAsync((KeyName, "k-1"), ("EVALKIT_RESPONSES", value));

        Assert.Equal((mode, calls), (result.Responses, _server.Requests.Count));
    }

    [Fact]
    public async Task Variable_Only_CountsWhatIsNotOnRecord()
    {
        var result = await RunAsync((KeyName, "k-1"), ("EVALKIT_RESPONSES", "only"));

        Assert.Equal(2, result.NotRecorded);
        Assert.False(result.Passed);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Variable_NoMode_IsAProblem()
    {
        var problems = await Assert.ThrowsAsync<SuiteProblemsException>(() => RunAsync(("EVALKIT_RESPONSES", "replay")));

        Assert.Equal("EVALKIT_RESPONSES: is 'replay'; it may be auto, only or refresh", Assert.Single(problems.Problems).ToString());
    }

    [Fact]
    public async Task Run_WithoutKey_ReplaysRecordedFiles()
    {
        await RunAsync((KeyName, "k-1"));
        var store = Path.Combine(_folder.Path, ".evalkit", "responses");
        File.Move(Assert.Single(Directory.GetFiles(store)), Path.Combine(_folder.Path, "recorded.jsonl"));
        _folder.Write("s.yaml", CodeFolder.Head + Rest("responses: recorded.jsonl"));

        var result = await RunAsync();

        Assert.Equal((2, 2L), (_server.Requests.Count, result.Summary.Execution.Found));
    }

    [Fact]
    public async Task Refresh_WritesRecordedFilesAnew_WhichAreReplayedWithoutKeyAndStore()
    {
        _folder.Write("s.yaml", CodeFolder.Head + Rest("responses: recorded/atlas.jsonl"));
        // The file need not exist before the first recording.
        await RunAsync((KeyName, "k-1"), ("EVALKIT_RESPONSES", "refresh"));
        var first = File.ReadAllLines(Path.Combine(_folder.Path, "recorded", "atlas.jsonl"));
        _answers["France"] = "Lyon";
        await RunAsync((KeyName, "k-1"), ("EVALKIT_RESPONSES", "refresh"));
        var second = File.ReadAllLines(Path.Combine(_folder.Path, "recorded", "atlas.jsonl"));
        Directory.Delete(Path.Combine(_folder.Path, ".evalkit"), recursive: true);

        var result = await RunAsync();

        Assert.Equal((2, 2, 4), (first.Length, second.Length, _server.Requests.Count));
        Assert.Contains("Lyon", string.Concat(second), StringComparison.Ordinal);
        Assert.DoesNotContain("Paris", string.Concat(second), StringComparison.Ordinal);
        Assert.Equal((2L, ResponseMode.Only), (result.Summary.Execution.Found, result.Responses));
        Assert.Contains("\"output\":\"Lyon\"", File.ReadAllText(result.Folder.Samples), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_WritesNoRecordedFile()
    {
        _folder.Write("recorded.jsonl", "");
        _folder.Write("s.yaml", CodeFolder.Head + Rest("responses: recorded.jsonl"));

        await RunAsync((KeyName, "k-1"));

        Assert.Equal("", File.ReadAllText(Path.Combine(_folder.Path, "recorded.jsonl")));
    }

    [Fact]
    public async Task RecordedFile_ThatDoesNotExist_IsAProblemUnlessItIsToBeWritten()
    {
        _folder.Write("s.yaml", CodeFolder.Head + Rest("responses: recorded.jsonl"));

        var problems = await Assert.ThrowsAsync<SuiteProblemsException>(() => RunAsync((KeyName, "k-1")));

        Assert.Contains("recorded responses 'recorded.jsonl'", problems.Message, StringComparison.Ordinal);
    }

    private string Rest(string more) => $$$"""
        prompts: { ask: "{{ item.country }}" }
        models: { atlas: { provider: openai, model: atlas-1, base_url: "{{{_server.BaseUrl}}}", store_as: atlas, api_key_env: {{{KeyName}}} } }
        variants: { v: { prompt: ask, model: atlas } }
        {{{more}}}
        """;

    private Task<EvalResult> RunAsync(params (string, string)[] environment) => _folder.Suite.WithEnvironment(new Variables(environment)).RunAsync();
}
