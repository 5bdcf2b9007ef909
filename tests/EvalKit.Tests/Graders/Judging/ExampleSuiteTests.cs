using EvalKit.Models;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Tests.Architecture;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>The judged suite among the examples runs without a key and without a network: every verdict is on record.</summary>
public sealed class ExampleSuiteTests
{
    [Fact]
    public async Task HelpAnswersJudged_RunsOnRecordedVerdicts()
    {
        using var folder = new TestFolder();
        var options = new RunOptions { OutputFolder = folder.In("out"), StoreFolder = folder.In("store"), RunId = "r", ToolVersion = "t" };
        var (session, problems) = EvalSession.Prepare(Repository.In("evals", "help-answers-judged.yaml"), "help-answers-judged.yaml", options, new Variables(), RunClock.Running(TimeProvider.System), CancellationToken.None);
        Assert.Empty(problems.Select(p => p.ToString()));
        await using (session)
        {
            var summary = await session!.RunAsync(Task.FromResult<GitState?>(null), CancellationToken.None, CancellationToken.None);

            // Without its record a verdict would have to be asked for at an address where nobody listens: then it says so here, and the responses are to be recorded anew.
            Assert.Equal((160, 160, 0), (summary.Cells.Planned, summary.Cells.Scored, summary.Cells.JudgeFailed));
            var (one, three) = (summary.Variants["one"].Metrics, summary.Variants["three"].Metrics);
            // The script passes answers with a word F1 of 0.5; the pass rates are those that it gave when it was recorded.
            Assert.Equal((0.5, 0.3625), (one["correct.mean"].Value, three["correct.mean"].Value));
            Assert.Equal((0.5, 0.40625), (one["better.mean"].Value, three["better.mean"].Value));
            Assert.Equal(7 / 46.0, three["better.flip_rate"].Value!.Value, 12);
            Assert.True(three["better.position_bias"].Value > 0);
            Assert.All(summary.Gates, g => Assert.Equal("passed", g.Outcome));
        }
    }
}
