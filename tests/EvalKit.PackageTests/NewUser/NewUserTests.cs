using System.Diagnostics;
using EvalKit.PackageTests.Packages;

namespace EvalKit.PackageTests.NewUser;

/// <summary>From an empty folder to a test that goes red when a prompt gets worse.</summary>
[Collection(PackageCollection.Name)]
public sealed class NewUserTests(PackedPackages packages)
{
    private const string Suite = "evals/support-routing.yaml";
    private const string Prompt = "message: \"{{ item.message }}\"";
    private const string Target = "EvalTests.SupportRouting: label.accuracy: at_least 0.75";
    private const string Comparison = "EvalTests.SupportRouting: label.accuracy: against baseline, margin 0.1";

    [Fact]
    public async Task EmptyFolder_ToGreen_ToRed_ToOneGateAlone()
    {
        using var user = new UserMachine(packages);
        var started = Stopwatch.GetTimestamp();
        (await user.DotnetAsync("new", "xunit", "-o", "Shop.Tests", "--no-restore")).Ended(0);
        (await user.DotnetAsync("add", "Shop.Tests", "package", "EvalKit.Xunit", "--version", packages.Version)).Ended(0);
        (await user.DotnetAsync("new", "tool-manifest")).Ended(0);
        (await user.DotnetAsync("tool", "install", "EvalKit.Cli", "--version", packages.Version)).Ended(0);
        (await user.DotnetAsync("evalkit", "init")).Ended(0);

        var green = (await user.TestAsync("Shop.Tests")).Were(0, (Comparison, "Passed"), (Target, "Passed"), ("UnitTest1.Test1", "Passed"));

        var elapsed = Stopwatch.GetElapsedTime(started);
        Assert.True(elapsed < TimeSpan.FromMinutes(3), $"green after {elapsed}");
        Assert.All(green.All.Where(t => t.Name.Contains("SupportRouting", StringComparison.Ordinal)), t => Assert.Contains("Report: ", t.Output, StringComparison.Ordinal));

        var suite = user.In(Suite.Split('/'));
        var text = await File.ReadAllTextAsync(suite);
        Assert.Contains(Prompt, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(suite, text.Replace(Prompt, "message: \"A customer has written to us.\"", StringComparison.Ordinal));

        var red = (await user.TestAsync("Shop.Tests", "--no-build")).Were(1, (Comparison, "Failed"), (Target, "Failed"), ("UnitTest1.Test1", "Passed"));

        // What a test explorer knows them by has not changed.
        Assert.Equal(green.All.Select(t => (t.Name, t.Id)), red.All.Select(t => (t.Name, t.Id)));
        var drop = red.All.Single(t => t.Name.EndsWith(Comparison, StringComparison.Ordinal)).Message;
        Assert.Matches(@"label\.accuracy.*-> 0\.25, difference -0\.\d+", drop);
        Assert.Contains("95 % interval", drop, StringComparison.Ordinal);
        Assert.Contains("Worst items:", drop, StringComparison.Ordinal);
        Assert.Matches(@"Report: .*Übung mit Leerzeichen 試.*report\.html", drop);

        (await user.TestAsync("Shop.Tests", "--no-build", "--filter", "DisplayName~at_least")).Were(1, (Target, "Failed"));

        await File.WriteAllTextAsync(suite, text.Replace("label.accuracy", "label.acuracy", StringComparison.Ordinal));
        var broken = (await user.DotnetAsync("build", "Shop.Tests", "--no-restore", "-nologo", "-tl:off")).Ended(1);
        Assert.Matches(@"support-routing\.yaml\(\d+,\d+\): error EVALKIT: there is no metric 'label\.acuracy'; did you mean 'label\.accuracy'\?", broken.Output);
        Assert.Empty(Directory.GetFiles(user.Home, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task EmptySolution_WithTemplatesAndTools_Runs()
    {
        using var user = new UserMachine(packages);
        (await user.DotnetAsync("new", "install", packages.Of("EvalKit.Templates").Path)).Ended(0);
        (await user.DotnetAsync("new", "sln", "-n", "Shop")).Ended(0);
        (await user.DotnetAsync("new", "evalkit-test", "-o", "Shop.Evals", "--no-restore")).Ended(0);
        (await user.DotnetAsync("new", "evalkit-test", "-o", "Shop.Evals3", "--xunit", "3", "--no-restore")).Ended(0);
        (await user.DotnetAsync("sln", "add", "Shop.Evals", "Shop.Evals3")).Ended(0);

        var outcomes = await user.TestAsync();

        // No run has been accepted yet, so that nothing can be compared: skipped, with the reason.
        outcomes.Were(
            0,
            ("Shop.Evals.RoutingTests.Routing: label.accuracy: against baseline, margin 0.1", "NotExecuted"),
            ("Shop.Evals.RoutingTests.Routing: label.accuracy: at_least 0.75", "Passed"),
            ("Shop.Evals3.RoutingTests.Routing: label.accuracy: against baseline, margin 0.1", "NotExecuted"),
            ("Shop.Evals3.RoutingTests.Routing: label.accuracy: at_least 0.75", "Passed"));
        Assert.All(outcomes.All.Where(t => t.Outcome == "NotExecuted"), t => Assert.Contains("there is no baseline yet", t.Message, StringComparison.Ordinal));

        (await user.DotnetAsync("new", "evalkit-suite", "-n", "routing")).Ended(0);
        (await user.DotnetAsync("tool", "install", "--global", "EvalKit.Cli", "--version", packages.Version)).Ended(0);
        var run = (await user.ToolAsync("run", "evals/routing.yaml", "--run-id", "first")).Ended(0);
        Assert.Contains("label.accuracy", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(user.In("reports", "routing", "first", "report.html")), run.Output);
        Assert.StartsWith(packages.Version, (await user.ToolAsync("--version")).Ended(0).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(user.Home, "*", SearchOption.AllDirectories));
    }
}
