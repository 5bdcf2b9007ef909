using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.PullRequests;

/// <summary>
/// A pull request from its first push to its merge, as the action in .github/actions/evalkit runs it: its script, unchanged, over clones of a git repository and a
/// fake of GitHub's interface on a socket.
/// </summary>
public sealed class PullRequestTests
{
    private const string Suite = "evals/support-routing.yaml";
    private const string Prompt = "  message: \"{{ item.message }}\"";

    [Fact]
    public async Task ARegression_FailsAndIsCommentedOnOnce_AndItsFixPassesAndUpdatesTheComment()
    {
        await using var host = CommentHost.Start();
        using var origin = await PullRequestRepository.CreateAsync();
        await origin.PushAsync("topic", "Shorter prompt", files => files.Replace(Suite, Prompt, "  message: \"A message has come. {{ item.id }}\""));

        var worse = await origin.RunActionAsync("topic", host, run: 1);

        Assert.Equal(1, worse.ExitCode);
        var comment = Assert.Single(host.Comments);
        Assert.Contains("## ❌ support-routing: failed", comment.Text, StringComparison.Ordinal);
        Assert.Contains("label.accuracy", comment.Text, StringComparison.Ordinal);
        Assert.Contains("items worse", comment.Text, StringComparison.Ordinal);
        Assert.Contains("::error file=evals/support-routing.yaml,", worse.Error, StringComparison.Ordinal);
        Assert.Contains("## ❌ support-routing: failed", worse.JobSummary, StringComparison.Ordinal);
        Assert.Equal("exit-code=1\nrun-id=ci-1-1\n", worse.Outputs);
        Assert.All((string[])["report.html", "summary.json", "samples.jsonl", "junit.xml"], f => Assert.True(new FileInfo(Path.Combine(worse.Folder, "reports/support-routing/ci-1-1", f)).Length > 0));

        await origin.PushAsync("topic", "The prompt as it was", files => files.Replace(Suite, "  message: \"A message has come. {{ item.id }}\"", Prompt));
        var better = await origin.RunActionAsync("topic", host, run: 2);

        Assert.Equal(0, better.ExitCode);
        var updated = Assert.Single(host.Comments);
        Assert.Equal(comment.Id, updated.Id);
        Assert.Contains("## ✅ support-routing: passed", updated.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("❌", updated.Text, StringComparison.Ordinal);
        Assert.Equal("exit-code=0\nrun-id=ci-2-1\n", better.Outputs);
    }

    [Fact]
    public async Task AFork_ReplaysWhatIsOnRecord_AndDoesWithoutTheComment()
    {
        await using var host = CommentHost.Start(token: "of the repository itself");
        using var origin = await PullRequestRepository.CreateAsync();
        await origin.PushAsync("fork", "A word in the objective, and the answers", files =>
        {
            files.Replace(Suite, "objective: Route", "objective: Always route");
            files.Replace(".gitignore", ".evalkit/\n", "");
        });

        var replayed = await origin.RunActionAsync("fork", host, run: 3, ("EVALKIT_RESPONSES", "only"));

        Assert.Equal(0, replayed.ExitCode);
        Assert.Empty(host.Comments);
        Assert.Contains("a workflow of a fork gets one that may only read", replayed.Error, StringComparison.Ordinal);
        Assert.Contains("0 calls made", replayed.Output, StringComparison.Ordinal);

        await origin.PushAsync("fork", "A prompt that nobody has tried", files => files.Replace(Suite, Prompt, "  message: \"Route: {{ item.message }}\""));
        Assert.Equal(3, (await origin.RunActionAsync("fork", host, run: 4, ("EVALKIT_RESPONSES", "only"))).ExitCode);
    }

    [Fact]
    public async Task Shards_AreJoinedIntoOneVerdictAndOneComment()
    {
        await using var host = CommentHost.Start();
        using var origin = await PullRequestRepository.CreateAsync();
        await origin.PushAsync("topic", "A change", files => files.Replace(Suite, "k: 5", "k: 7"));
        for (var part = 1; part <= 2; part++)
        {
            var shard = await origin.RunActionAsync("topic", host, run: 5, ("EVALKIT_SHARD", FormattableString.Invariant($"{part}/2")), ("EVALKIT_STORE", FormattableString.Invariant($"{origin.Shards}/part-{part}/.evalkit/responses")));
            Assert.Equal(0, shard.ExitCode);
            Assert.Equal(FormattableString.Invariant($"exit-code=0\nrun-id=ci-5-1-shard-{part}-of-2\n"), shard.Outputs);
        }
        Assert.Empty(host.Comments);

        var joined = await origin.RunActionAsync("topic", host, run: 5, ("EVALKIT_MERGE", origin.Shards));

        Assert.Equal(0, joined.ExitCode);
        Assert.Contains("48 of 48 cells scored; 0 calls made", joined.Output, StringComparison.Ordinal);
        Assert.Single(host.Comments);
    }

    [Fact]
    public async Task AScheduledRun_MakesATrendOfAllRunsThatAreKept()
    {
        await using var host = CommentHost.Start();
        using var origin = await PullRequestRepository.CreateAsync();
        (string, string)[] scheduled = [("GITHUB_EVENT_NAME", "schedule"), ("EVALKIT_TREND", "true"), ("EVALKIT_RESPONSES", "refresh")];
        var first = await origin.RunActionAsync("main", host, run: 6, scheduled);

        var second = await origin.RunActionAsync("main", host, run: 7, [.. scheduled, ("KEEP", first.Folder)]);

        Assert.Equal(0, second.ExitCode);
        Assert.Empty(host.Comments);
        Assert.True(File.Exists(Path.Combine(second.Folder, "reports", "trend-support-routing.html")), second.Error);
        Assert.Contains("ci-6-1", second.JobSummary, StringComparison.Ordinal);
        Assert.Contains("ci-7-1", second.JobSummary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSuite_IsWrong()
    {
        await using var host = CommentHost.Start();
        using var origin = await PullRequestRepository.CreateAsync();

        var nothing = await origin.RunActionAsync("main", host, run: 8, ("EVALKIT_SUITES", "evals/*.none"));

        Assert.Equal(4, nothing.ExitCode);
        Assert.Contains("::error::no suite matches 'evals/*.none'", nothing.Output, StringComparison.Ordinal);
    }
}
