using System.Text;
using System.Text.Json;
using EvalKit.Reporting.Html;

namespace EvalKit.Reporting.Tests.Html;

/// <summary>A small run whose texts a test chooses.</summary>
internal static class RunFixture
{
    public const string Summary = """
        {"schema":1,"suite":"triage","status":"complete","verdict":"passed",
         "execution":{"run":"20261120T093000Z-3f2a","started":"2026-11-20T09:30:00Z","calls":12,"spent_usd":0.5},
         "cells":{"planned":2,"scored":2},"variants":{"current":{"metrics":{"label.mean":{"value":0.91,"low":0.87,"high":0.94,"n":200,"missing":0}}}},
         "comparisons":[],"gates":[]}
        """;

    public const string Run = """{"schema":1,"suite":{"name":"triage"},"execution":{"run":"20261120T093000Z-3f2a","git":{"dirty":true}}}""";

    public static HtmlReportSource Of(params string[] lines) => WithRecord(Summary, Run, lines);

    public static HtmlReportSource WithRecord(string summary, string run, params string[] lines)
    {
        var samples = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        return new HtmlReportSource(Encoding.UTF8.GetBytes(run), Encoding.UTF8.GetBytes(summary), () => new MemoryStream(samples));
    }

    /// <summary>A line of samples.jsonl; System.Text.Json writes the texts, escaping what it must.</summary>
    public static string Line(string item, string output, string variant = "current", double? score = 1) =>
        JsonSerializer.Serialize(new
        {
            variant,
            item,
            repeat = 0,
            outcome = score is null ? "errored" : "scored",
            tags = new { kind = "edge" },
            input = new[] { new { role = "user", content = output } },
            output,
            scores = new { label = new { outcome = "scored", score, passed = score >= 1, reason = output } },
            cost_usd = 0.25,
            timings = new { queue_ms = 0.5, total_ms = 12.5 },
        });
}
