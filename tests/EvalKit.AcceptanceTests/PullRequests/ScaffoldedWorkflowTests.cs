using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.PullRequests;

/// <summary>The workflows that <c>evalkit init</c> writes, their commands run as their CI system runs them.</summary>
public sealed class ScaffoldedWorkflowTests
{
    private const string Suite = "evals/support-routing.yaml";
    private const string Prompt = "  message: \"{{ item.message }}\"";
    private const string Worse = "  message: \"A message has come. {{ item.id }}\"";

    [Theory]
    [InlineData("github", ".github/workflows/evals.yml")]
    [InlineData("gitlab", ".gitlab/evals.gitlab-ci.yml")]
    public async Task TheWorkflow_FailsOnARegression_CommentsOnce_AndPassesItsFix(string ci, string workflow)
    {
        await using var host = CommentHost.Start();
        using var origin = await PullRequestRepository.CreateAsync(ci);
        var commands = Commands(origin.Read(workflow));

        await origin.PushAsync("topic", "Shorter prompt", files => files.Replace(Suite, Prompt, Worse));
        var worse = await origin.RunCommandsAsync("topic", host, run: 1, commands);
        await origin.PushAsync("topic", "The prompt as it was", files => files.Replace(Suite, Worse, Prompt));
        var better = await origin.RunCommandsAsync("topic", host, run: 2, commands);

        Assert.True(worse.ExitCode == 1, worse.Error);
        Assert.True(better.ExitCode == 0, better.Error);
        Assert.Contains("## ✅ support-routing: passed", Assert.Single(host.Comments).Text, StringComparison.Ordinal);
        Assert.Equal(2, host.Requests.Count(r => r.Method != "GET"));
        Assert.Single(Directory.GetFiles(better.Folder, "report.html", SearchOption.AllDirectories));
    }

    /// <summary>
    /// The commands of all steps in one script: those of GitHub go on after a step that failed only where they say <c>always()</c>, as the last one does, and the job
    /// then ends with the step's code; GitLab's are one script already.
    /// </summary>
    private static string Commands(string workflow)
    {
        var lines = workflow.Split('\n');
        List<string> steps = [.. lines.Select(l => l.Trim()).Select(l => l.TrimStart('-', ' ')).Where(l => l.StartsWith("run: ", StringComparison.Ordinal)).Select(l => l["run: ".Length..])];
        if (steps.Count == 0)
        {
            var script = lines.SkipWhile(l => l != "  script:").Skip(1).TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal)).ToList();
            return "export GITLAB_CI=true\n" + string.Join('\n', script.Select(l => l.StartsWith("    - ", StringComparison.Ordinal) ? l["    - ".Length..].Trim('"').TrimStart('|') : l.Trim()));
        }
        Assert.Equal(3, steps.Count);
        return $"{steps[0]} || exit\n{steps[1]}\ncode=$?\n{steps[2]} || code=$?\nexit $code";
    }
}
