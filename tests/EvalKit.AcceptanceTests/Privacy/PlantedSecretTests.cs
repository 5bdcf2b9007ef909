using System.Text;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;
using EvalKit.Fakes.Answers;

namespace EvalKit.AcceptanceTests.Privacy;

/// <summary>Keys are planted wherever one can stand, and everything that a run leaves behind is searched for them.</summary>
public sealed class PlantedSecretTests
{
    private const string Environment = "sk-planted-ENV4711abcdefghijklmnop";
    private const string Unusual = "hunter2+correct/horse=battery&staple";
    private const string Literal = "sk-planted-FILE4711abcdefghijklmnop";
    private const string Salt = "pepper-4711-and-salt-0815";
    private const string Person = "ann.lee@example.org";

    private static readonly Dictionary<string, string?> Variables = new() { ["PLANTED_KEY"] = Environment, ["OTHER_TOKEN"] = Unusual, ["PII_SALT"] = Salt };

    [Theory]
    [InlineData("full")]
    [InlineData("responses_only")]
    [InlineData("hashes")]
    public async Task Run_KeysInEnvironmentHeadersErrorsAndAnswers_AreFoundNowhere(string store)
    {
        // Errors repeat the Authorization header; every answer repeats the question, in which the key and a person stand.
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new EchoAnswer(), Faults = ["echo-authorization,status=400@3", "500@5"] });
        using var workspace = Workspace.Create();
        var suite = new ChatSuite
        {
            Server = server.BaseUrl,
            Items = 6,
            Parallel = 1,
            Filler = $"{Environment} {Uri.EscapeDataString(Environment)} {Person}",
            Model = ", api_key_env: PLANTED_KEY",
            More = $"store: {store}\nallow_missing: 1\nredact: [keys, {{ find: emails, salt_env: PII_SALT }}]",
        };
        suite.WriteTo(workspace);

        var first = await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File, "--run-id", "first", "--filter", $"kind=edge,tag={Environment}");
        var second = await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File, "--run-id", "second");
        var third = await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File, "--run-id", "third", "--json");

        Assert.True(server.Stats().Total >= 6);
        Assert.NotEmpty(workspace.Run("second").Samples);
        // What is searched is really there: the texts where texts are kept, and only there.
        Assert.Equal(store != "hashes", ReportText.Of(workspace.Full("reports", ChatSuite.Name, "second", "report.html")).Contains("question-00001", StringComparison.Ordinal));
        AssertNowhere(workspace, [first, second, third], Environment, Unusual, Salt, Person);
    }

    [Fact]
    public async Task Run_KeyWithoutAPattern_IsFoundNowhereEither()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new EchoAnswer(), Faults = ["echo-authorization,status=400@2"] });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, Items = 5, Parallel = 1, Filler = Unusual, Model = ", api_key_env: OTHER_TOKEN", More = "allow_missing: 1" }.WriteTo(workspace);

        var result = await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File, "--run-id", "one");

        Assert.Contains("[key]", workspace.Run("one").Text("samples.jsonl"), StringComparison.Ordinal);
        AssertNowhere(workspace, [result], Unusual);
    }

    [Theory]
    [InlineData("suite")]
    [InlineData("address")]
    [InlineData("query")]
    [InlineData("dataset")]
    [InlineData("prompt")]
    [InlineData("prices")]
    [InlineData("profile")]
    [InlineData("variable name")]
    public async Task Run_KeyInAFile_IsRefusedBeforeAnyCallAndNotRepeated(string place)
    {
        await using var server = FakeServer.Start();
        using var workspace = Workspace.Create();
        var suite = new ChatSuite { Server = server.BaseUrl, Items = 3 };
        suite = place switch
        {
            "suite" => suite with { Model = $", store_as: {Literal}" },
            "address" => suite with { Server = new Uri($"http://user:{Literal}@127.0.0.1:{server.BaseUrl.Port}/v1") },
            "query" => suite with { Server = new Uri($"{server.BaseUrl}?api_key={Literal}") },
            "dataset" => suite with { Filler = Literal },
            "prompt" => suite with { Variants = "{ only: { prompt: file, model: fake } }", More = "" },
            "prices" => suite with { More = "prices: prices.yaml" },
            "profile" => suite with { More = $"profiles: {{ staging: {{ models: {{ fake: {{ api_key_env: {Literal} }} }} }} }}" },
            _ => suite with { Model = $", api_key_env: {Literal}" },
        };
        suite.WriteTo(workspace);
        workspace.Write("prices.yaml", $"fake-1: {{ input: 1, output: 2, source: {Literal} }}\n");
        if (place == "prompt")
        {
            workspace.Write("prompt.md", $"Use {Literal} for {{{{ item.text }}}}");
            workspace.Write(ChatSuite.File, File.ReadAllText(workspace.Full(ChatSuite.File)).Replace("  ask: \"{{ item.text }}\"", "  file: { path: prompt.md }", StringComparison.Ordinal));
        }

        var result = (await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File)).Ended(4);

        Assert.Equal(0, server.Stats().Total);
        Assert.DoesNotContain("planted-FILE", result.Output + result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace.Full("reports")));
    }

    [Fact]
    public async Task Run_Profile_SelectsKeyAddressAndBudgetOfItsOwn()
    {
        await using var staging = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new TokenCounts(100, 10) });
        await using var production = FakeServer.Start(new FakeServerOptions { Answer = new LabelAnswer(["a", "b", "c"]), Usage = new TokenCounts(100, 10) });
        using var workspace = Workspace.Create();
        new ChatSuite
        {
            Server = production.BaseUrl,
            Items = 20,
            Model = ", store_as: chat, api_key_env: PLANTED_KEY, parameters: { max_output_tokens: 20 }, price: { input: 50, output: 500 }",
            More = $"profiles:\n  staging:\n    budget: {{ stop: 0.10 }}\n    models: {{ fake: {{ base_url: \"{staging.BaseUrl}\", api_key_env: OTHER_TOKEN }} }}",
        }.WriteTo(workspace);

        (await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File, "--profile", "staging", "--run-id", "one")).Ended(3);

        Assert.Equal(0, production.Stats().Total);
        Assert.InRange(staging.Stats().Answered, 1, 10);
        Assert.Equal("staging", System.Text.Json.JsonElement.Parse(workspace.Run("one").Text("run.json")).GetProperty("suite").GetProperty("profile").GetString());
        (await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File)).Ended(0);
        Assert.Equal(20, production.Stats().Answered + staging.Stats().Answered);
        Assert.Contains("there is no profile 'stagin'; did you mean 'staging'?", (await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File, "--profile", "stagin")).Ended(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PersonalDataInItemsAndAnswers_AreGradedAndShownWithoutThem()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new FixedAnswer($"Ask {Person}, card 4111 1111 1111 1111") });
        using var workspace = Workspace.Create();
        workspace.Write("people.jsonl", $$"""{"id":"1","text":"Whom shall I ask?","label":"Ask {{Person}}, card 4111 1111 1111 1111"}""" + "\n");
        new ChatSuite { Server = server.BaseUrl, More = "redact: [{ find: emails, salt_env: PII_SALT }, card_numbers]" }.WriteTo(workspace);
        workspace.Write(ChatSuite.File, File.ReadAllText(workspace.Full(ChatSuite.File)).Replace("dataset: { path: items.jsonl, slices: [kind] }", "dataset: { path: people.jsonl }", StringComparison.Ordinal));

        var result = (await Tool.RunAsync(workspace, Variables, "run", ChatSuite.File, "--run-id", "one")).Ended(0);

        // Both sides are replaced alike, so that what was equal stays equal.
        var sample = Assert.Single(workspace.Run("one").Samples);
        Assert.Equal(1, sample.GetProperty("scores").GetProperty("label").GetProperty("score").GetDouble());
        Assert.Matches(@"^Ask \[email:[0-9a-f]{16}\], card \[card\]$", sample.GetProperty("output").GetString());
        File.Delete(workspace.Full("people.jsonl"));
        AssertNowhere(workspace, [result], Person, "4111 1111", Salt);
    }

    /// <summary>Searches every file but the inputs, and both streams, for each secret in the spellings in which it can be written.</summary>
    private static void AssertNowhere(Workspace workspace, IReadOnlyList<ToolResult> results, params string[] secrets)
    {
        var files = Directory.GetFiles(workspace.Path, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("items.jsonl" or ChatSuite.File)).ToList();
        Assert.Contains(files, f => f.EndsWith("report.html", StringComparison.Ordinal));
        Assert.Contains(files, f => f.Contains(".evalkit", StringComparison.Ordinal));
        var texts = files.Select(f => (Name: f, Text: ReportText.Of(f))).Concat(results.SelectMany((r, i) => new[] { ($"stdout {i}", r.Output), ($"stderr {i}", r.Error) }));
        foreach (var (name, text) in texts)
            foreach (var secret in secrets)
                foreach (var spelling in new[] { secret, Uri.EscapeDataString(secret), System.Text.Json.JsonEncodedText.Encode(secret).ToString(), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)) })
                    Assert.False(text.Contains(spelling, StringComparison.OrdinalIgnoreCase), $"{name} holds {spelling}");
    }
}
