using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Documentation;

public sealed class ExecutedPagesTests
{
    [Theory]
    [InlineData("quick-start.md", 3)]
    [InlineData("cookbook.md", 6)]
    [InlineData("from-promptfoo.md", 1)]
    [InlineData("from-extensions-ai-evaluation.md", 1)]
    public async Task Page_DoneAsWritten_GivesWhatItShows(string name, int commands)
    {
        var page = new ExecutedPage(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", name)));

        await page.RunAsync();

        Assert.Equal(commands, page.Commands);
    }

    [Fact]
    public async Task Page_WithWrongExitCode_IsFoundOut() =>
        await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() => new ExecutedPage("```console\n$ evalkit validate absent.yaml\n```\n").RunAsync());

    [Fact]
    public async Task Page_WithOutputThatIsNotGiven_IsFoundOut() =>
        await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() => new ExecutedPage("```console\n$ evalkit graders bleu\nmade up\n```\n").RunAsync());
}
