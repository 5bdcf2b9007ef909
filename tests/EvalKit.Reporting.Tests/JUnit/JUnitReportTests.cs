using System.Text;
using System.Xml.Linq;
using EvalKit.Reporting.JUnit;
using EvalKit.Reporting.Tests.Exports;
using EvalKit.Results;

namespace EvalKit.Reporting.Tests.JUnit;

public sealed class JUnitReportTests
{
    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Write_EveryOutcome_MatchesTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => Text(SampleSummary.Of())), "junit.xml");

    [Fact]
    public void Write_HostileTexts_IsWellFormedWithoutControlCharacters()
    {
        var text = Text(SampleSummary.Of(SampleSummary.Hostile + "\0\uFFFE\u009b]]>", SampleSummary.Hostile, SampleSummary.Hostile, SampleSummary.Hostile));

        var suite = XDocument.Parse(text).Root!.Element("testsuite")!;

        Assert.Equal(4, suite.Elements("testcase").Count());
        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
    }

    [Fact]
    public void Write_Counts_AreThoseOfTheCases()
    {
        var suite = XDocument.Parse(Text(SampleSummary.Of())).Root!.Element("testsuite")!;

        Assert.Equal(("4", "1", "1", "1"), ((string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!, (string)suite.Attribute("errors")!, (string)suite.Attribute("skipped")!));
        Assert.Equal([null, "failure", "skipped", "error"], suite.Elements("testcase").Select(c => c.Elements().FirstOrDefault()?.Name.LocalName));
    }

    private static string Text(Summary summary)
    {
        using var stream = new MemoryStream();
        JUnitReport.Write(stream, summary);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
