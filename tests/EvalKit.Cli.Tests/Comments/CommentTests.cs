using System.Text.Json;
using EvalKit.Cli.Tests.Support;
using EvalKit.Fakes;

namespace EvalKit.Cli.Tests.Comments;

public sealed class CommentTests
{
    private const string Token = "token-that-may-write";

    [Fact]
    public async Task AComment_IsWrittenOnce_AndThenUpdated()
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "first", right: 4);
        await RunAsync(terminal, "second", right: 10);

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/first"));
        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/second"));

        var comment = Assert.Single(host.Comments);
        Assert.StartsWith("<!-- evalkit comment evals -->\n## ✅ s: passed\n", comment.Text, StringComparison.Ordinal);
        Assert.Contains("<sub>[Reports](https://github.example/octo/app/actions/runs/77)</sub>", comment.Text, StringComparison.Ordinal);
        Assert.Equal("wrote the comment on pull request 12 of octo/app\nupdated the comment on pull request 12 of octo/app\n", Lines(terminal.Output, "the comment on"));
        Assert.Equal(
            ["GET /repos/octo/app/issues/12/comments?per_page=100&page=1", "POST /repos/octo/app/issues/12/comments", "GET /repos/octo/app/issues/12/comments?per_page=100&page=1", "PATCH /repos/octo/app/issues/comments/101"],
            host.Requests.Select(r => $"{r.Method} {r.Path}"));
        Assert.All(host.Requests, r => Assert.StartsWith("evalkit/", r.UserAgent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheCommentBehindTwoHundredOthers_IsFound()
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "r", right: 10);
        for (var i = 0; i < 250; i++)
            host.AddForeign(FormattableString.Invariant($"comment {i}"));
        await terminal.RunAsync("comment", "reports/s/r");
        host.AddForeign("> <!-- evalkit comment evals -->\nquoted");

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));

        Assert.Single(host.Comments, c => !c.IsForeign);
        Assert.Equal("PATCH", host.Requests[^1].Method);
    }

    [Fact]
    public async Task AMarkThatSomebodyElseHasCopied_IsLeftAlone()
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "r", right: 10);
        host.AddForeign("<!-- evalkit comment evals -->\nmine");

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));
        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));

        Assert.Equal(2, host.Comments.Count);
        Assert.EndsWith("mine", host.Comments[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherKey_IsAnotherComment()
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "r", right: 10);

        await terminal.RunAsync("comment", "reports/s/r");
        await terminal.RunAsync("comment", "reports/s/r", "--key", "nightly");

        Assert.Equal(2, host.Comments.Count);
    }

    [Fact]
    public async Task SeveralRuns_AreOneComment_WithWhatFailsFirst()
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "good", right: 10);
        await RunAsync(terminal, "bad", right: 1, code: 1);

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/good", "reports/s/bad"));

        var text = Assert.Single(host.Comments).Text;
        Assert.True(text.IndexOf("## ❌ s: failed", StringComparison.Ordinal) is > 0 and var failed && failed < text.IndexOf("## ✅ s: passed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(429)]
    [InlineData(403)]
    public async Task AServerThatAsksToComeBack_GetsTheComment(int status)
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "r", right: 10);
        host.FailNext(status, retryAfter: "0");
        host.FailNext(status, retryAfter: "0");

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));

        Assert.Single(host.Comments);
        Assert.Equal(["GET", "POST", "GET", "POST", "GET", "POST"], host.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task AServerThatStaysDown_IsIncomplete()
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "r", right: 10);
        for (var i = 0; i < 8; i++)
            host.FailNext(503, retryAfter: "0");

        Assert.Equal(3, await terminal.RunAsync("comment", "reports/s/r"));
        Assert.Contains("evalkit: the comment on pull request 12 of octo/app could not be written: HTTP 503: ", terminal.Error, StringComparison.Ordinal);
        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r", "--optional"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0, "--optional")]
    public async Task ATokenThatMayOnlyRead_IsSaid_AndIsNoFailureWhereTheCommentIsOptional(int code, params string[] option)
    {
        await using var host = CommentHost.Start("another");
        using var terminal = GitHub(host);
        await RunAsync(terminal, "r", right: 10);

        Assert.Equal(code, await terminal.RunAsync(["comment", "reports/s/r", .. option]));

        Assert.Contains("the token may not comment on pull request 12 of octo/app (HTTP 403: ", terminal.Error, StringComparison.Ordinal);
        Assert.Contains("a workflow of a fork gets one that may only read", terminal.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, terminal.Error + terminal.Output, StringComparison.Ordinal);
        Assert.Empty(host.Comments);
    }

    [Fact]
    public async Task TheEventOfAWorkflow_NamesThePullRequest()
    {
        await using var host = CommentHost.Start();
        using var terminal = new TestTerminal(false, ("GITHUB_API_URL", Root(host)), ("GITHUB_TOKEN", Token), ("GITHUB_REPOSITORY", "octo/app"), ("GITHUB_REF", "refs/heads/topic"), ("GITHUB_EVENT_PATH", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));
        await RunAsync(terminal, "r", right: 10);
        await File.WriteAllTextAsync(terminal.Terminal.Environment.GetVariable("GITHUB_EVENT_PATH")!, """{"action":"labeled","pull_request":{"number":9}}""");

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));

        Assert.StartsWith("/repos/octo/app/issues/9/", host.Requests[^1].Path, StringComparison.Ordinal);
        File.Delete(terminal.Terminal.Environment.GetVariable("GITHUB_EVENT_PATH")!);
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "GITHUB_TOKEN is not set; it takes a token that may comment on pull requests")]
    [InlineData("GITHUB_REPOSITORY", "which repository is meant is not known; name it with --repository")]
    [InlineData("GITHUB_REF", "this is no pull request; name one with --pull-request N")]
    public async Task WhatIsMissing_IsNamed(string variable, string message)
    {
        await using var host = CommentHost.Start();
        using var terminal = new TestTerminal(false, [.. Variables(host).Where(v => v.Name != variable)]);
        await RunAsync(terminal, "r", right: 10);

        Assert.Equal(4, await terminal.RunAsync("comment", "reports/s/r"));
        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r", "--optional"));

        Assert.Equal($"evalkit: {message}\nevalkit: {message}; nothing was written\n", terminal.Error);
    }

    [Theory]
    [InlineData("--pull-request", "12/../13", "--pull-request has to be a number, not '12/../13'")]
    [InlineData("--repository", "octo/app?x", "--repository has to be owner/name, or the repository's id, not 'octo/app?x'")]
    public async Task WhatWouldLeadElsewhere_IsRefused(string option, string value, string message)
    {
        await using var host = CommentHost.Start();
        using var terminal = GitHub(host);
        await RunAsync(terminal, "r", right: 10);

        Assert.Equal(4, await terminal.RunAsync("comment", "reports/s/r", option, value));

        Assert.Equal($"evalkit: {message}\n", terminal.Error);
        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task AnAddressInTheClear_GetsNoToken()
    {
        using var terminal = new TestTerminal(false, ("GITHUB_API_URL", "http://api.example.org"), ("GITHUB_TOKEN", Token), ("GITHUB_REPOSITORY", "octo/app"), ("GITHUB_REF", "refs/pull/12/merge"));
        await RunAsync(terminal, "r", right: 10);

        Assert.Equal(4, await terminal.RunAsync("comment", "reports/s/r"));

        Assert.Equal("evalkit: GITHUB_API_URL is 'http://api.example.org'; it has to be an https address, so that the token is not sent in the clear\n", terminal.Error);
    }

    [Fact]
    public async Task ARunThatIsNotThere_IsAProblem()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(4, await terminal.RunAsync("comment", "reports/s/none", "--optional"));

        Assert.StartsWith("reports/s/none: not found; ", terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitLab_GetsANote()
    {
        await using var host = CommentHost.Start();
        using var terminal = new TestTerminal(false, ("GITLAB_CI", "true"), ("CI_API_V4_URL", Root(host) + "/api/v4"), ("GITLAB_TOKEN", Token), ("CI_MERGE_REQUEST_PROJECT_ID", "34"), ("CI_MERGE_REQUEST_IID", "5"), ("CI_JOB_URL", "https://gitlab.example/octo/app/-/jobs/1"));
        await RunAsync(terminal, "r", right: 10);
        host.AddForeign("first");

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));
        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));

        Assert.Equal(["GET /api/v4/projects/34/merge_requests/5/notes?per_page=100&page=1", "POST /api/v4/projects/34/merge_requests/5/notes", "GET /api/v4/projects/34/merge_requests/5/notes?per_page=100&page=1", "PUT /api/v4/projects/34/merge_requests/5/notes/102"], host.Requests.Select(r => $"{r.Method} {r.Path}"));
        Assert.Contains("jobs/1/artifacts/browse", host.Comments[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AzureDevOps_GetsAThreadThatAsksNobody()
    {
        await using var host = CommentHost.Start();
        using var terminal = new TestTerminal(false, ("TF_BUILD", "True"), ("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", Root(host) + "/octo/"), ("SYSTEM_TEAMPROJECT", "The App"), ("BUILD_REPOSITORY_ID", "r-1"), ("SYSTEM_PULLREQUEST_PULLREQUESTID", "8"), ("SYSTEM_ACCESSTOKEN", Token), ("BUILD_BUILDID", "99"));
        await RunAsync(terminal, "r", right: 10);

        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));
        Assert.Equal(0, await terminal.RunAsync("comment", "reports/s/r"));

        const string Threads = "/octo/The%20App/_apis/git/repositories/r-1/pullRequests/8/threads";
        Assert.Equal([$"GET {Threads}?api-version=7.1", $"POST {Threads}?api-version=7.1", $"GET {Threads}?api-version=7.1", $"PATCH {Threads}/101/comments/1?api-version=7.1"], host.Requests.Select(r => $"{r.Method} {r.Path}"));
        Assert.Equal("closed", JsonElement.Parse(host.Requests[1].Body).GetProperty("status").GetString());
        Assert.Contains("buildId=99", Assert.Single(host.Comments).Text, StringComparison.Ordinal);
    }

    private static TestTerminal GitHub(CommentHost host) => new(false, [.. Variables(host)]);

    private static IReadOnlyList<(string Name, string Value)> Variables(CommentHost host) =>
    [
        ("GITHUB_ACTIONS", "true"), ("GITHUB_API_URL", Root(host)), ("GITHUB_TOKEN", Token), ("GITHUB_REPOSITORY", "octo/app"), ("GITHUB_REF", "refs/pull/12/merge"),
        ("GITHUB_RUN_ID", "77"), ("GITHUB_SERVER_URL", "https://github.example"),
    ];

    private static string Root(CommentHost host) => host.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>A run of 10 items of which so many are right; the gate wants 4.</summary>
    private static async Task RunAsync(TestTerminal terminal, string id, int right, int code = 0)
    {
        terminal.WriteSuite("s", atLeast: 0.4);
        terminal.WriteItems("s", count: 10, right);
        Assert.Equal(code, await terminal.RunAsync("run", "s.yaml", "--run-id", id, "--quiet", "--ci", "none"));
    }

    private static string Lines(string text, string containing) => string.Concat(text.Split('\n').Where(l => l.Contains(containing, StringComparison.Ordinal)).Select(l => l + "\n"));
}
