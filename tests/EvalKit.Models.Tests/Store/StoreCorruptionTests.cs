namespace EvalKit.Models.Tests;

/// <summary>Damage at every place of a segment costs the damaged line and nothing else, and never changes an answer.</summary>
public class StoreCorruptionTests
{
    private static readonly string[] Texts = ["first \"quoted\" answer", "second\nanswer", "third ä😀 answer"];

    [Fact]
    public async Task Open_TruncatedAtEveryByte_KeepsTheWholeLinesBefore()
    {
        using var folder = new TemporaryFolder();
        var segment = Segment(out var ends);
        for (var length = 0; length <= segment.Length; length++)
        {
            var path = folder.Write("cut.txt", segment.AsSpan(0, length));
            await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [path] });
            // The line feed itself may be missing: the entry before it is whole.
            var whole = ends.Count(end => end - 1 <= length);
            var torn = length > 0 && !ends.Contains(length) && !ends.Contains(length + 1);
            Assert.Equal(whole, store.Count);
            Assert.Equal(torn, store.Problems.Count == 1 && store.Problems[0] is { TornLastLine: true, CorruptLines: 0 });
            for (var i = 0; i < whole; i++) Assert.Equal(Texts[i], store.Find(Samples.Request(repeat: i).Key)?.Text);
            Assert.Equal(segment[..length], await File.ReadAllBytesAsync(path));
        }
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public async Task Open_EachByteFlipped_LosesThatLineAtMost(byte mask)
    {
        await DamageEachByteAsync(value => (byte)(value ^ mask));
    }

    [Theory]
    [InlineData((byte)'\n')]
    [InlineData((byte)'"')]
    [InlineData((byte)'}')]
    [InlineData((byte)'\0')]
    public async Task Open_EachByteOverwritten_LosesThatLineAtMost(byte replacement)
    {
        await DamageEachByteAsync(_ => replacement);
    }

    [Fact]
    public async Task Open_LineFeedLost_KeepsBothLines()
    {
        using var folder = new TemporaryFolder();
        var segment = Segment(out var ends);
        segment[ends[0] - 1] = (byte)'x';
        await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [folder.Write("damaged.txt", segment)] });
        Assert.Equal(3, store.Count);
    }

    private static async Task DamageEachByteAsync(Func<byte, byte> damage)
    {
        using var folder = new TemporaryFolder();
        var segment = Segment(out var ends);
        for (var position = 0; position < segment.Length; position++)
        {
            var damaged = segment.ToArray();
            damaged[position] = damage(segment[position]);
            if (damaged[position] == segment[position]) continue;
            var path = folder.Write("damaged.txt", damaged);
            await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [path] });
            var line = ends.Count(end => end <= position);
            for (var i = 0; i < Texts.Length; i++)
            {
                var text = store.Find(Samples.Request(repeat: i).Key)?.Text;
                Assert.True(text == Texts[i] || (i == line && text is null), $"byte {position}: line {i} reads '{text}'");
                if (text is null) Assert.Single(store.Problems);
            }
        }
    }

    private static byte[] Segment(out int[] ends)
    {
        var lines = Texts.Select((text, i) => Line(i, text)).ToArray();
        ends = [lines[0].Length, lines[0].Length + lines[1].Length, lines.Sum(line => line.Length)];
        return lines.SelectMany(line => line).ToArray();
    }

    private static byte[] Line(int repeat, string text) => EntryWriter
        .Write(Samples.Request(repeat: repeat), new ModelResponse { Text = text, Time = Samples.Time }, StoreContent.ResponsesOnly).ToArray();
}
