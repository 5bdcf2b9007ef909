using EvalKit.History;
using EvalKit.Reporting.Markdown;
using EvalKit.Reporting.Tests.Exports;

namespace EvalKit.Reporting.Tests.Markdown;

public sealed class MarkdownChangelogTests
{
    private static readonly RunHistory History = new("triage_x",
    [
        Run("r1", "2026-11-18T09:30:00.000Z", "passed"),
        Run("r2", "2026-11-19T09:30:00.000Z", "failed") with { Changes = ["new: prompt: terse 1a -> terse 2b", "dataset: 3 items changed"], Shifts = [new("new", "label_x.mean", -0.125, -0.2, -0.05, 0.95, 0.004, true)] },
        Run("r3", "2026-11-20T09:30:00.000Z", "passed") with { Shifts = [new("new", "label_x.mean", 0.1, 0.02, 0.18, 0.95, 0.02, true)] },
        Run("r4", "2026-11-20T10:30:00.000Z", "passed") with { Changes = ["new: served model: m-1 -> m-2"] },
        Run("r5", "2026-11-20T11:30:00.000Z", "invalid") with { Status = "incomplete", Revision = "0123456789abcdef0123" },
    ]);

    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Write_RunsOfEveryKind_MatchesTheCommittedFile(string culture) =>
        Snapshot.Matches(InCulture.Run(culture, () => MarkdownChangelog.Write(History)), "changelog.md");

    private static HistoryRun Run(string run, string started, string verdict) => new()
    {
        Run = run,
        Started = started,
        Revision = null,
        Status = "complete",
        Verdict = verdict,
        Items = 200,
        Variants = new OrderedDictionary<string, OrderedDictionary<string, HistoryValue>>(StringComparer.Ordinal),
        Changes = [],
        Shifts = [],
    };
}
