using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.Responses;

public sealed class StoreContentTests
{
    [Fact]
    public async Task Run_StoreHashes_KeepsNoTextAndAsksAgain()
    {
        await using var server = FakeServer.Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, More = "store: hashes" }.WriteTo(workspace);

        (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);

        Assert.Equal(40, server.Stats().Total);
        Assert.Equal(40, workspace.StoreLines().Count);
        Assert.All(workspace.StoreLines(), line => Assert.DoesNotContain("question-", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_StoreResponsesOnly_KeepsNoRequestAndFindsTheAnswers()
    {
        await using var server = FakeServer.Start(new FakeServerOptions { Answer = new Fakes.Answers.FixedAnswer("a") });
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl, More = "store: responses_only" }.WriteTo(workspace);

        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "called")).Ended(0);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--run-id", "found", "--responses", "only")).Ended(0);

        Assert.All(workspace.StoreLines(), line => Assert.DoesNotContain("question-", line, StringComparison.Ordinal));
        workspace.Run("found").AssertSameRecordAs(workspace.Run("called"));
    }

    [Fact]
    public async Task Run_ResponsesNamedBySuite_NeedsNoStoreAndWritesNone()
    {
        using var workspace = Workspace.Create();
        await using (var server = FakeServer.Start())
        {
            new ChatSuite { Server = server.BaseUrl }.WriteTo(workspace);
            (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);
        }
        workspace.Write("recorded/chat.jsonl", string.Join('\n', workspace.StoreLines()) + "\n");
        workspace.Write(ChatSuite.File, File.ReadAllText(workspace.Full(ChatSuite.File)) + "\nresponses: recorded/chat.jsonl\n");
        Directory.Delete(workspace.Full(".evalkit"), recursive: true);

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File, "--responses", "only", "--json")).Ended(0);

        Assert.Equal(20, result.Json.GetProperty("execution").GetProperty("found").GetInt32());
        Assert.Equal(20, result.Json.GetProperty("cells").GetProperty("scored").GetInt32());
        Assert.False(Directory.Exists(workspace.Full(".evalkit")));
    }

    [Fact]
    public async Task Run_CorruptLinesInTheStore_AskOnlyForThose()
    {
        await using var server = FakeServer.Start();
        using var workspace = Workspace.Create();
        new ChatSuite { Server = server.BaseUrl }.WriteTo(workspace);
        (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);
        var segment = Assert.Single(Directory.GetFiles(workspace.Full(".evalkit", "responses")));
        var lines = File.ReadAllLines(segment);
        lines[3] = lines[3].Replace("question-", "questi0n-", StringComparison.Ordinal);
        lines[19] = lines[19][..40];
        await File.WriteAllTextAsync(segment, string.Join('\n', lines));

        var result = (await Tool.RunAsync(workspace, "run", ChatSuite.File)).Ended(0);

        Assert.Equal(22, server.Stats().Total);
        Assert.Contains("1 corrupt line (the first is line 4) and an incomplete last line", result.Error, StringComparison.Ordinal);
    }
}
