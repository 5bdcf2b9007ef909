using System.Text;

namespace EvalKit.Reporting.Tests.Html;

public sealed class SampleExportTests
{
    [Fact]
    public async Task WriteAsync_ManyLines_KeepsThemAllInOrder()
    {
        var lines = Enumerable.Range(0, 1000).Select(at => RunFixture.Line($"t-{at}", new string('x', at))).ToArray();

        var report = await WrittenReport.OfAsync(RunFixture.Of(lines));

        Assert.Equal(lines, report.SampleLines());
        Assert.Equal(1000, report.IndexHeader().GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task WriteAsync_SeveralVariants_PutsTheCellsOfAnItemBesideEachOther()
    {
        string[] ids = ["b", "a", "c"];
        var lines = (string[])[.. from variant in new[] { "current", "proposed" } from id in ids select RunFixture.Line(id, $"{variant} says {id}", variant)];

        var report = await WrittenReport.OfAsync(RunFixture.Of(lines));

        Assert.Equal([lines[0], lines[3], lines[1], lines[4], lines[2], lines[5]], report.SampleLines());
        Assert.Equal(["b", "b", "a", "a", "c", "c"], report.Index().Codes["item:"]);
    }

    [Fact]
    public async Task WriteAsync_TextsThatVariantsShare_TakeTheirRoomOnce()
    {
        var random = new Random(7);
        var questions = Enumerable.Range(0, 100).Select(_ => Convert.ToBase64String(Enumerable.Range(0, 1500).Select(_ => (byte)random.Next(256)).ToArray())).ToArray();
        var one = questions.Select((question, at) => RunFixture.Line($"t-{at}", question)).ToArray();
        var two = one.Concat(questions.Select((question, at) => RunFixture.Line($"t-{at}", question, variant: "proposed"))).ToArray();

        var (single, both) = (await WrittenReport.OfAsync(RunFixture.Of(one)), await WrittenReport.OfAsync(RunFixture.Of(two)));

        var empty = await WrittenReport.OfAsync(RunFixture.Of());
        Assert.InRange(both.Bytes.Length - empty.Bytes.Length, 0, 1.2 * (single.Bytes.Length - empty.Bytes.Length));
    }

    /// <summary>Random digits do not compress: beyond 20,000 cells the page leaves them to samples.jsonl, and nothing else.</summary>
    [Theory]
    [InlineData(20_000, true)]
    [InlineData(20_001, false)]
    public async Task WriteAsync_KeysAndIdsOfCalls_StayBehindWhereThereAreVeryMany(int cells, bool areKept)
    {
        const string Ids = ",\"responses\":[\"00ff\"],\"request_ids\":[\"req_1\"],\"response_ids\":[null]";
        var lines = Enumerable.Range(0, cells).Select(at => $"{{\"variant\":\"v\",\"item\":\"t-{at}\",\"outcome\":\"scored\"{(at % 3 == 0 ? "" : Ids)}}}").ToArray();
        // Not at the end of its line, so not the tool's own: it stays.
        lines[1] = "{\"variant\":\"v\",\"item\":\"t-1\",\"responses\":[\"00ff\"],\"outcome\":\"scored\"}";

        var report = await WrittenReport.OfAsync(RunFixture.Of(lines));

        Assert.Equal(areKept ? lines : [.. lines.Select(line => line.Replace(Ids, "", StringComparison.Ordinal))], report.SampleLines());
    }

    [Fact]
    public async Task WriteAsync_LongLines_StandInBlocksOfTheirOwn()
    {
        var lines = new[] { RunFixture.Line("a", "short"), RunFixture.Line("b", new string('\u00e9', 1_000_000)), RunFixture.Line("c", "short") };

        var report = await WrittenReport.OfAsync(RunFixture.Of(lines));

        Assert.Equal(lines, report.SampleLines());
        Assert.Equal([0, 1, 2], report.IndexHeader().GetProperty("blocks").EnumerateArray().Select(start => start.GetInt32()));
    }

    [Fact]
    public async Task WriteAsync_Index_HoldsWhatTheViewerListsAndFiltersBy()
    {
        var report = await WrittenReport.OfAsync(RunFixture.Of(
            RunFixture.Line("t-1", "a"),
            RunFixture.Line("t-2", "b", score: null),
            RunFixture.Line("t-1", "c", variant: "proposed", score: 0.5)));

        var (reals, codes) = report.Index();

        Assert.Equal(["current", "proposed", "current"], codes["variant:"]);
        Assert.Equal(["t-1", "t-1", "t-2"], codes["item:"]);
        Assert.Equal(["scored", "scored", "errored"], codes["outcome:"]);
        Assert.Equal(["edge", "edge", "edge"], codes["tag:kind"]);
        Assert.Equal(["True", "False", "False"], codes["passed:label"]);
        Assert.Equal([1, 0.5, double.NaN], reals["score:label"]);
        Assert.Equal([12.5, 12.5, 12.5], reals["total_ms:"]);
        Assert.Equal([0.25, 0.25, 0.25], reals["cost_usd:"]);
    }

    [Fact]
    public async Task WriteAsync_UnexpectedShapes_LeaveTheCellEmpty()
    {
        var report = await WrittenReport.OfAsync(RunFixture.Of(
            """{"item":["t"],"variant":null,"tags":["x"],"scores":{"label":3,"tone":{"score":"high","passed":{}}},"timings":7,"cost_usd":"free"}""",
            """{"item":"t-2","tags":{"kind":4},"scores":{"tone":{"score":1e999}}}"""));

        var (reals, codes) = report.Index();

        Assert.Equal([null, "t-2"], codes["item:"]);
        Assert.Equal([null, "4"], codes["tag:kind"]);
        Assert.Equal([double.NaN, double.PositiveInfinity], reals["score:tone"]);
    }

    [Theory]
    [InlineData("{\"item\":\"a\"", 2)]
    [InlineData("[]", 2)]
    [InlineData("{} {}", 2)]
    [InlineData("not json", 2)]
    public async Task WriteAsync_BrokenLine_NamesIt(string line, int number)
    {
        var source = RunFixture.Of(RunFixture.Line("t-1", "a"), line);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => WrittenReport.OfAsync(source));

        Assert.StartsWith($"samples.jsonl line {number} is not a valid JSON object: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_DeepNesting_IsKept()
    {
        var line = $"{{\"output\":{new string('[', 1000)}{new string(']', 1000)}}}";

        var report = await WrittenReport.OfAsync(RunFixture.Of(line));

        Assert.Equal(line, Assert.Single(report.SampleLines()));
    }

    [Fact]
    public async Task WriteAsync_StreamInSmallPieces_ReadsTheSameLines()
    {
        var lines = new[] { RunFixture.Line("a", new string('y', 100_000)), RunFixture.Line("b", "z") };
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        var source = RunFixture.Of() with { OpenSamples = () => new SmallPieces(bytes) };

        var report = await WrittenReport.OfAsync(source);

        Assert.Equal(lines, report.SampleLines());
    }

    private sealed class SmallPieces(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 997)], cancellationToken);
    }
}
