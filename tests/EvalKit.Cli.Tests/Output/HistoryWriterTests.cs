using System.Text;
using EvalKit.Cli.Output;
using EvalKit.Cli.Tests.Support;
using EvalKit.History;
using EvalKit.Results;

namespace EvalKit.Cli.Tests.Output;

public sealed class HistoryWriterTests
{
    private static readonly RunHistory History = new("triage",
    [
        Run("r1", "2026-11-18T09:30:00.000Z", "passed", new HistoryValue(0.9125, 0.8625, 0.95, 200)),
        Run("r2", "2026-11-19T09:30:00.000Z", "failed", new HistoryValue(0.7875, 0.725, 0.84, 200)) with
        {
            Changes = ["new: parameter temperature: 0 -> 1.5", "dataset: 3 items changed"],
            Shifts = [new("new", "label.mean", -0.125, -0.2, -0.05, 0.95, 0.004, true)],
        },
        Run("r3\u001b[31m", "2026-11-20T09:30:00.000Z", "invalid", new HistoryValue(null, null, null, 0)) with { Status = "incomplete", Revision = "0123456789abcdef0123" },
    ]);

    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Write_RunsOfEveryKind_MatchesTheCommittedFile(string culture)
    {
        using var terminal = new TestTerminal();

        InCulture.Run(culture, () =>
        {
            HistoryWriter.Write(terminal.Terminal, History);
            return true;
        });

        Snapshot.Matches(terminal.Output, "history.txt");
    }

    [Theory]
    [MemberData(nameof(InCulture.Cases), MemberType = typeof(InCulture))]
    public void Json_RunsOfEveryKind_MatchesTheCommittedFile(string culture)
    {
        using var file = new MemoryStream();

        InCulture.Run(culture, () =>
        {
            SummaryJson.Write(file, History);
            return true;
        });

        Snapshot.Matches(Encoding.UTF8.GetString(file.ToArray()) + "\n", "history.json");
    }

    private static HistoryRun Run(string run, string started, string verdict, HistoryValue value) => new()
    {
        Run = run,
        Started = started,
        Revision = null,
        Status = "complete",
        Verdict = verdict,
        Items = 200,
        Variants = new OrderedDictionary<string, OrderedDictionary<string, HistoryValue>>(StringComparer.Ordinal)
        {
            ["new"] = new(StringComparer.Ordinal) { ["label.mean"] = value, ["latency.p95"] = new HistoryValue(1234.5, null, null, 200) },
        },
        Changes = [],
        Shifts = [],
    };
}
