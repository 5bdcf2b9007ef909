using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.BrokenInput;

public sealed class SeveralProblemsTests
{
    [Fact]
    public async Task Run_EightProblemsInSuiteAndDataset_ReportsAllOfThemAtOnce()
    {
        await using var server = FakeServer.Start();
        using var project = new ProjectFolder(server.BaseUrl);
        project.EditSuite("model: test-model", "model: test-model, timeout: soon");
        project.EditSuite("{ prompt: ask, model: local, parameters: { seed: 2 } }", "{ prompt: aks, model: locl, parameters: { temperature: 9 } }");
        project.EditSuite("metric: same.mean, at_least", "metric: same.maen, at_least");
        project.EditDataset("\"id\":\"b\",\"split\":\"test\",\"kind\":\"plain\",\"greeting\":\"good morning\"", "\"id\":\"a\",\"split\":\"test\",\"kind\":\"plain\"");
        project.EditDataset("\"greeting\":\"good day\"}", "\"greeting\":\"good day\"");
        var before = project.Fingerprint();

        var result = await project.RunToolAsync("run", ProjectFolder.Suite);

        Assert.Equal(
            """
            suite.yaml:5:58: timeout has to be a duration such as 500ms, 2s or 1m, not 'soon'
            suite.yaml:10:23: there is no prompt 'aks'; did you mean 'ask'?
            suite.yaml:10:35: there is no model 'locl'; did you mean 'local'?
            suite.yaml:10:68: temperature is 9, but has to be between 0 and 2
            suite.yaml:14:15: there is no metric 'same.maen'; did you mean 'same.mean'?
            data.jsonl:2: id 'a' stands on line 1 already
            data.jsonl:2: item 'a' has no 'greeting', which prompt 'ask' and grader 'same' need; valid are id, split, kind
            data.jsonl:3:64: JSON: ends inside an object or a list: a closing } or ] is missing

            """,
            result.Error);
        Assert.Equal(4, result.ExitCode);
        Assert.Equal(0, server.Stats().Connections);
        Assert.Equal(before, project.Fingerprint());
    }

    [Fact]
    public async Task Run_TwoSuitesOfWhichOneIsBroken_CallsNothingForEither()
    {
        await using var server = FakeServer.Start();
        using var project = new ProjectFolder(server.BaseUrl);
        project.Write("broken.yaml", project.Read(ProjectFolder.Suite).Replace("type: exact_match", "type: exact", StringComparison.Ordinal));
        var before = project.Fingerprint();

        var result = await project.RunToolAsync("run", ProjectFolder.Suite, "broken.yaml");

        Assert.Equal("broken.yaml:12:17: unknown type 'exact' in graders.same; did you mean 'exact_match'?\n", result.Error);
        Assert.Equal(4, result.ExitCode);
        Assert.Equal(0, server.Stats().Connections);
        Assert.Equal(before, project.Fingerprint());
    }

    [Fact]
    public async Task Run_ProjectThatIsNotBroken_CallsAndPasses()
    {
        await using var server = FakeServer.Start();
        using var project = new ProjectFolder(server.BaseUrl);

        var result = await project.RunToolAsync("run", ProjectFolder.Suite);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(4, server.Stats().Answered);
    }
}
