using System.Text;
using EvalKit.Reporting.Markdown;
using EvalKit.Reporting.Tests.Exports;
using EvalKit.Results;

namespace EvalKit.Reporting.Tests.Markdown;

/// <summary>A pull request's comment has a largest size: what decides is in it, what has no room is counted.</summary>
public sealed class MarkdownLengthTests
{
    private static Summary Huge()
    {
        var summary = SampleSummary.Of(new string('é', 300), "new", new string('ж', 5000), string.Concat(Enumerable.Repeat("😀", 1000)));
        var flips = summary.Comparisons[0].Flips with { Worsened = [.. Enumerable.Repeat(new Flip(new string('é', 256), 1, 0), 200)] };
        return summary with
        {
            Comparisons = [.. Enumerable.Range(0, 400).Select(i => summary.Comparisons[0] with { Candidate = $"new{i}", Flips = flips })],
            Gates = [.. Enumerable.Repeat(summary.Gates[0], 500), .. Enumerable.Repeat(summary.Gates[1], 3), .. Enumerable.Repeat(summary.Gates[2], 500)],
            Findings = [.. Enumerable.Repeat(summary.Findings[0], 500)],
        };
    }

    [Fact]
    public void Write_HugeSummary_StaysWithinAComment() => Assert.InRange(Encoding.UTF8.GetByteCount(MarkdownSummary.Write(Huge())), 1000, MarkdownSummary.MostBytes);

    [Fact]
    public void Write_HugeSummary_NamesFailedGatesFirstAndSaysWhatIsLeftOut()
    {
        var text = MarkdownSummary.Write(Huge());

        var gates = text.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Contains("label", StringComparison.Ordinal) && l.Contains(" of new", StringComparison.Ordinal)).ToList();
        Assert.All(gates.Take(3), line => Assert.StartsWith("| ❌ failed", line, StringComparison.Ordinal));
        Assert.Contains($"{1003 - gates.Count} more gates stand in the report", text, StringComparison.Ordinal);
        Assert.Contains(" more findings stand in the report", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HugeSummary_EndsWhatItBegins()
    {
        var text = MarkdownSummary.Write(Huge());

        Assert.Equal(Count(text, "<details>"), Count(text, "</details>"));
        Assert.Equal(0, Count(text, "```") % 2);
        Assert.EndsWith("</sub>\n", text, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
