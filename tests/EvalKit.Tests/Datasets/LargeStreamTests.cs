using System.Text;
using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.Tests.Datasets;

public sealed class LargeStreamTests
{
    private const int Rows = 2_000;
    private static readonly byte[] Row = Encoding.UTF8.GetBytes($"{{\"id\":\"a\",\"text\":\"{new string('x', 100_000)}\"}}");

    [Fact]
    public void JsonLines_200Megabytes_AreStreamed()
    {
        using var stream = new RepeatedBytes([], [.. Row, (byte)'\n'], Rows, []);
        AssertStreams(stream, JsonLinesRows.Read(stream, "d", new ProblemList()));
    }

    [Fact]
    public void JsonArray_200Megabytes_AreStreamed()
    {
        using var stream = new RepeatedBytes("["u8.ToArray(), [.. Row, (byte)',', (byte)'\n'], Rows - 1, [.. Row, (byte)']']);
        AssertStreams(stream, JsonArrayRows.Read(stream, "d", new ProblemList()));
    }

    [Fact]
    public void ByteLines_LineBeyondTheLimit_IsSkippedAndTheNextIsRead()
    {
        // 300 bytes of one line around two short ones, with a limit of 100.
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("first\n" + new string('x', 300) + "\nlast"));
        var lines = new ByteLines(stream, maxLineBytes: 100);
        var seen = new List<(int, bool, int)>();
        while (lines.TryRead(out var line))
            seen.Add((lines.Number, lines.TooLong, line.Length));
        Assert.Equal([(1, false, 5), (2, true, 0), (3, false, 4)], seen);
    }

    [Fact]
    public void JsonLines_LineOver64MiB_IsAProblemAndTheRestIsRead()
    {
        using var stream = new RepeatedBytes("{\"id\":\"a\"}\n{\"id\":\""u8.ToArray(), Encoding.UTF8.GetBytes(new string('y', 1 << 20)), 80, "\"}\n{\"id\":\"b\"}\n"u8.ToArray());
        var problems = new ProblemList();
        var rows = JsonLinesRows.Read(stream, "d.jsonl", problems).ToList();
        Assert.Equal([1, 3], rows.Select(r => r.Line));
        Assert.Equal("d.jsonl:2: line is longer than 64 MiB", Assert.Single(problems.ToList()).ToString());
    }

    private static void AssertStreams(Stream stream, IEnumerable<DatasetRow> rows)
    {
        var count = 0;
        foreach (var row in rows)
        {
            count++;
            Assert.Equal(count, row.Line);
            // What is read ahead of the row in hand is all that the reader can hold.
            Assert.InRange(stream.Position - (long)count * Row.Length, 0, 1_000_000);
        }
        Assert.Equal(Rows, count);
    }
}
