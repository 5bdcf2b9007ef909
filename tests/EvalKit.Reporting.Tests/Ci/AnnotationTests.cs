using EvalKit.Reporting.Ci;
using EvalKit.Reporting.Tests.Exports;

namespace EvalKit.Reporting.Tests.Ci;

public sealed class AnnotationTests
{
    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void GitHub_EveryOutcome_MatchesTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => Lines(GitHubAnnotations.Of(SampleSummary.Of(), "evals/triage.yaml"))), "github.txt");

    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Azure_EveryOutcome_MatchesTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => Lines([.. AzureAnnotations.Of(SampleSummary.Of(), "evals/triage.yaml"), AzureAnnotations.Summary("/build/reports/summary.md")])), "azure.txt");

    [Theory]
    [InlineData("a\n::error::forged")]
    [InlineData("a\r\n##vso[task.setvariable variable=x]y")]
    [InlineData("100 % ::set-output name=x::y")]
    public void Annotations_HostileTexts_StayOneCommandALine(string text)
    {
        var summary = SampleSummary.Of(text, text, text, text);

        foreach (var line in GitHubAnnotations.Of(summary, "a,b:c.yaml"))
        {
            Assert.Matches("^::(error|warning) file=a%2Cb%3Ac.yaml,title=[^:,]*::", line);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
        }
        foreach (var line in AzureAnnotations.Of(summary, "a;b].yaml"))
        {
            Assert.StartsWith("##vso[task.logissue type=", line, StringComparison.Ordinal);
            Assert.Contains(";sourcepath=a%3Bb%5D.yaml]", line, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
        }
    }

    [Fact]
    public void Annotations_ManyGates_AreAsManyAsTheHostShows()
    {
        var summary = SampleSummary.Of();
        summary = summary with { Gates = [.. Enumerable.Repeat(summary.Gates[1], 30), .. Enumerable.Repeat(summary.Gates[2], 30)] };

        var lines = GitHubAnnotations.Of(summary, "x.yaml");

        Assert.Equal(10, lines.Count(l => l.StartsWith("::error", StringComparison.Ordinal)));
        Assert.Equal(10, lines.Count(l => l.StartsWith("::warning", StringComparison.Ordinal)));
    }

    private static string Lines(IReadOnlyList<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
