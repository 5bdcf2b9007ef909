namespace EvalKit.Models.Tests;

public class StoreWritingTests
{
    [Fact]
    public async Task Append_ManyAtOnce_AllAreKeptAndServed()
    {
        using var folder = new TemporaryFolder();
        await using (var store = Open(folder))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 2000), async (i, _) =>
            {
                await store.AppendAsync(Samples.Request(repeat: i), Samples.Response($"answer {i}"));
                Assert.Equal($"answer {i}", store.Find(Samples.Request(repeat: i).Key)!.Text);
            });
        }

        Assert.Single(folder.Segments());
        await using var reopened = Open(folder);
        Assert.Equal(2000, reopened.Count);
        Assert.Empty(reopened.Problems);
    }

    [Fact]
    public async Task Append_TwoStoresOverOneFolder_WriteASegmentEach()
    {
        using var folder = new TemporaryFolder();
        await using (var first = Open(folder))
        await using (var second = Open(folder))
        {
            await Task.WhenAll(WriteAsync(first, 0), WriteAsync(second, 1000));
        }

        Assert.Equal(2, folder.Segments().Length);
        await using var store = Open(folder);
        Assert.Equal(1000, store.Count);
        Assert.Empty(store.Problems);

        static async Task WriteAsync(ResponseStore store, int from)
        {
            for (var i = from; i < from + 500; i++) await store.AppendAsync(Samples.Request(repeat: i), Samples.Response());
        }
    }

    [Fact]
    public async Task Append_Completed_IsVisibleToAnotherProcessWithoutClosing()
    {
        using var folder = new TemporaryFolder();
        await using var writer = Open(folder);
        await writer.AppendAsync(Samples.Request(), Samples.Response());
        await using var reader = Open(folder);
        Assert.Equal("order_status", reader.Find(Samples.Request().Key)!.Text);
    }

    [Fact]
    public async Task Append_AfterATornSegment_WritesAnotherOne()
    {
        using var folder = new TemporaryFolder();
        var line = EntryWriter.Write(Samples.Request(), Samples.Response(), StoreContent.Full);
        var torn = folder.Write("20260101T000000000Z-1-00000000.jsonl", line.Span[..^20]);
        await using (var store = Open(folder))
        {
            Assert.Equal(new StoreProblems(torn, 0, null, true, null), Assert.Single(store.Problems));
            await store.AppendAsync(Samples.Request(), Samples.Response());
        }

        Assert.Equal(line.Length - 20, new FileInfo(torn).Length);
        Assert.Equal(2, folder.Segments().Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    [InlineData(2000)]
    public async Task Append_DiskFull_FailsClearlyAndKeepsWhatWasWritten(int room)
    {
        using var folder = new TemporaryFolder();
        var kept = 0;
        await using (var store = Open(folder, path => new FullDisk(SegmentFile.Create(path), room)))
        {
            var failure = await Assert.ThrowsAsync<StoreWriteException>(async () =>
            {
                for (var i = 0; ; i++)
                {
                    await store.AppendAsync(Samples.Request(repeat: i), Samples.Response());
                    kept++;
                }
            });
            Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
            Assert.Contains(".jsonl", failure.Message, StringComparison.Ordinal);
            var again = await Assert.ThrowsAsync<StoreWriteException>(() => store.AppendAsync(Samples.Request(), Samples.Response()));
            Assert.Equal(failure.Message, again.Message);
        }

        await using var reopened = Open(folder);
        Assert.Equal(kept, reopened.Count);
    }

    [Fact]
    public async Task Append_FolderCannotBeMade_FailsClearly()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "x"u8);
        await using var store = ResponseStore.Open(new ResponseStoreOptions { Directory = file });
        var failure = await Assert.ThrowsAsync<StoreWriteException>(() => store.AppendAsync(Samples.Request(), Samples.Response()));
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Equal("x", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Append_NoFolder_Fails()
    {
        await using var store = ResponseStore.Open(new ResponseStoreOptions());
        await Assert.ThrowsAsync<StoreWriteException>(() => store.AppendAsync(Samples.Request(), Samples.Response()));
    }

    private static ResponseStore Open(TemporaryFolder folder, Func<string, Stream>? create = null) => ResponseStore.Open(new ResponseStoreOptions
    {
        Directory = folder.Path,
        Clock = new SkippingTime(),
        CreateSegment = create ?? SegmentFile.Create,
    });
}
