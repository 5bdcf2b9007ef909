using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Tests.Results;

public sealed class RunReaderTests : IDisposable
{
    private const string Run = """
        {"schema":1,"suite":{"name":"s"},"variants":{"v":{"baseline":false,"fingerprint":{"model":"m"}}},
         "graders":{"label":{"type":"classification","signature":"x","parameters":{"type":"classification","reference":"{{ item.l }}"}},
                    "rank":{"type":"ranking","signature":"y","parameters":{"type":"ranking","retrieved":"a","relevant":"b","k":1}}},
         "seed":5,"confidence":0.9,"repeats":2,"execution":{"run":"r9"}}
        """;

    private readonly RunFolder _folder = new(Directory.CreateTempSubdirectory("evalkit-run-").FullName);

    public void Dispose() => Directory.Delete(_folder.Path, recursive: true);

    [Fact]
    public void Read_RunFolder_GivesItsNumbersBack()
    {
        Write(Run, Line("a", 0, 1), Line("a", 1, 0), Line("b", 0, 1), """{"variant":"v","item":"b","hash":"000000000000000b","repeat":1,"outcome":"not_run","tags":{"kind":"x"},"cluster":"c"}""");

        var (run, problems) = RunReader.Read(_folder);

        Assert.Empty(problems);
        Assert.Equal(("s", "r9", 0.9, 5L, 2), (run!.Suite, run.RunId, run.Confidence, run.Seed, run.Data.Repeats));
        Assert.Equal(["a", "b"], run.Data.Items.Ids);
        Assert.Equal([10UL, 11UL], run.Data.Items.Hashes);
        Assert.Equal("c", run.Data.Items.Cluster!.Values[0]);
        var label = run.Data.Variants[0].Grader("label")!;
        Assert.Equal([1, 0, 1, double.NaN], Enumerable.Range(0, 4).Select(c => label.Value(c, 0)));
        Assert.Equal(("gold", "other"), label.LabelsOf(1));
        Assert.Equal(Outcome.NotRun, label.OutcomeOf(3));
        Assert.True(double.IsNaN(run.Data.Variants[0].Grader("rank")!.Value(0, 6)));
        Assert.Equal(12.5, run.Data.Variants[0].Grader("latency")!.Value(0, 0));
        Assert.Equal(Outcome.NotRun, run.Data.Variants[0].Grader("cost")!.OutcomeOf(0));
    }

    [Fact]
    public void Compare_RunWithItself_HasNoDifference()
    {
        Write(Run, Line("a", 0, 1), Line("a", 1, 0), Line("b", 0, 1), Line("b", 1, 1));
        var run = RunReader.Read(_folder).Run!;

        Assert.All(RunComparison.Compare(run, RunReader.Read(_folder).Run!, 0.1).Where(c => c.Difference is not null), c => Assert.Equal(0, c.Difference));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"graders\":{\"g\":{\"type\":\"exact_mach\",\"parameters\":{}}}}")]
    [InlineData("{\"graders\":{},\"repeats\":1e99}")]
    [InlineData("{\"graders\":{},\"repeats\":1,\"variants\":{}}")]
    [InlineData("{\"graders\":{},\"repeats\":0,\"variants\":{\"v\":{\"baseline\":false,\"fingerprint\":{}}}}")]
    public void Read_BrokenRecord_IsAProblem(string record)
    {
        Write(record, Line("a", 0, 1));

        var (run, problems) = RunReader.Read(_folder);

        Assert.Null(run);
        Assert.Single(problems);
    }

    [Fact]
    public void Read_BrokenSamples_AreAProblemAndNoException()
    {
        string[][] files =
        [
            [Line("a", 0, 1)],
            [Line("a", 0, 1), Line("b", 0, 1), Line("a", 1, 1), Line("b", 1, 1)],
            [Line("a", 0, 1), Line("a", 1, 1)[..40]],
            [Line("a", 0, 1), "[]"],
            [Line("a", 0, 1), Line("a", 1, 1), Line("a", 0, 1)],
            [Line("a", 0, 1).Replace("000000000000000a", "1000000000000000a", StringComparison.Ordinal), Line("a", 1, 1)],
            [Line("a", 0, 1).Replace("\"scored\",\"score\"", "5,\"score\"", StringComparison.Ordinal), Line("a", 1, 1)],
            [Line("a", 0, 1).Replace("\"map\":null,", "", StringComparison.Ordinal), Line("a", 1, 1)],
        ];
        foreach (var lines in files)
        {
            Write(Run, lines);

            var (run, problems) = RunReader.Read(_folder);

            Assert.Null(run);
            Assert.NotEmpty(problems);
        }
    }

    private void Write(string record, params string[] lines)
    {
        File.WriteAllText(_folder.Run, record);
        File.WriteAllLines(_folder.Samples, lines);
    }

    private static string Line(string item, int repeat, int score) =>
        $$$"""{"variant":"v","item":"{{{item}}}","hash":"000000000000000{{{item}}}","repeat":{{{repeat}}},"outcome":"scored","tags":{"kind":"x"},"cluster":"c","output":"o","scores":{"label":{"outcome":"scored","score":{{{score}}},"raw":1,"gold":"gold","predicted":"{{{(score == 1 ? "gold" : "other")}}}"},"rank":{"outcome":"scored","score":null,"raw":null,"values":{"map":null,"ndcg":null,"hit@1":null,"precision@1":null,"recall@1":null,"ndcg@1":null} } },"cost_usd":null,"timings":{"queue_ms":0,"first_token_ms":null,"total_ms":12.5}}""";
}
