using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.BrokenInput;

/// <summary>Exit code 4, the message and nothing else, no request, no file touched: what holds for every kind of broken input.</summary>
internal static class BrokenCaseRunner
{
    public static TheoryData<string> Names(IReadOnlyList<BrokenCase> cases) => [.. cases.Select(c => c.Name)];

    public static async Task CheckAsync(IReadOnlyList<BrokenCase> cases, string name)
    {
        var broken = cases.Single(c => c.Name == name);
        await using var server = FakeServer.Start();
        using var project = new ProjectFolder(server.BaseUrl);
        broken.Break(project);
        var before = project.Fingerprint();

        var result = await project.RunToolAsync(broken.Environment, [.. broken.Arguments]);

        Assert.Equal(broken.Message + "\n", result.Error);
        Assert.Equal(4, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(0, server.Stats().Connections);
        Assert.Equal(before, project.Fingerprint());
    }
}
