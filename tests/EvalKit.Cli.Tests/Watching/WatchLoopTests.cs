using System.Threading.Channels;
using EvalKit.Cli.Tests.Support;
using EvalKit.Cli.Watching;

namespace EvalKit.Cli.Tests.Watching;

public sealed class WatchLoopTests
{
    private static readonly IReadOnlySet<string> Files = new HashSet<string> { "a" };

    [Fact]
    public async Task ManyChangesAtOnce_AreOne()
    {
        var (time, changes, times) = (new ManualTime(), new Changes(), Channel.CreateUnbounded<int>());
        using var stop = new CancellationTokenSource();
        var count = 0;
        var loop = new WatchLoop(changes, time).RunAsync(() => Files, async () => await times.Writer.WriteAsync(++count), stop.Token);
        Assert.Equal(1, await times.Reader.ReadAsync());

        for (var i = 0; i < 3; i++)
        {
            changes.Tell();
            await time.WaiterAsync();
            time.Advance(WatchLoop.Quiet / 2);
        }
        Assert.False(times.Reader.TryPeek(out _));
        time.Advance(WatchLoop.Quiet);

        Assert.Equal(2, await times.Reader.ReadAsync());
        await stop.CancelAsync();
        await loop;
        Assert.Equal(2, count);
    }

    [Fact]
    public async Task AStop_EndsItWithoutAnException()
    {
        using var stop = new CancellationTokenSource();
        var loop = new WatchLoop(new Changes(), new ManualTime()).RunAsync(() => Files, () => Task.CompletedTask, stop.Token);

        await stop.CancelAsync();

        await loop;
    }

    [Fact]
    public async Task TheFiles_AreAskedForBeforeEachTime()
    {
        var (time, changes, asked) = (new ManualTime(), new Changes(), Channel.CreateUnbounded<int>());
        using var stop = new CancellationTokenSource();
        var loop = new WatchLoop(changes, time).RunAsync(() => new HashSet<string> { FormattableString.Invariant($"{changes.Watched.Count}") }, async () => await asked.Writer.WriteAsync(changes.Watched.Count), stop.Token);
        await asked.Reader.ReadAsync();

        changes.Tell();
        await time.WaiterAsync();
        time.Advance(WatchLoop.Quiet);

        Assert.Equal(2, await asked.Reader.ReadAsync());
        await stop.CancelAsync();
        await loop;
        Assert.Equal(["0", "1"], changes.Watched.Select(w => w.Single()));
    }

    [Theory]
    [InlineData("write")]
    [InlineData("replace")]
    [InlineData("delete")]
    [InlineData("create")]
    public async Task TheSystem_TellsOfWhatIsDoneToAFile(string what)
    {
        using var folder = new TestTerminal();
        using var changes = new FileChanges();
        var file = Path.Combine(folder.Folder, what == "create" ? "new.yaml" : "old.yaml");
        folder.Write("old.yaml", "a");
        folder.Write("other.yaml", "a");
        changes.Watch(new HashSet<string> { file });

        switch (what)
        {
            case "replace":
                File.Move(Path.Combine(folder.Folder, "other.yaml"), file, overwrite: true);
                break;
            case "delete":
                File.Delete(file);
                break;
            default:
                await File.WriteAllTextAsync(file, "b");
                break;
        }

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await changes.NextAsync(late.Token);
    }

    private sealed class Changes : IFileChanges
    {
        private readonly Channel<bool> _told = Channel.CreateUnbounded<bool>();

        public List<IReadOnlySet<string>> Watched { get; } = [];

        public void Tell() => _told.Writer.TryWrite(true);

        public void Watch(IReadOnlySet<string> files) => Watched.Add(files);

        public async Task NextAsync(CancellationToken cancellationToken) => await _told.Reader.ReadAsync(cancellationToken);

        public void Dispose()
        {
        }
    }
}
