namespace EvalKit.Models.Tests;

/// <summary>A gateway over a store in a folder of its own, on a clock on which delays pass at once.</summary>
internal sealed class GatewayFixture : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GatewayFixture(
        ResponseMode mode = ResponseMode.Auto,
        bool limitsPass = false,
        CancellationToken runCancellation = default,
        Func<string, Stream>? createSegment = null,
        StoreContent content = StoreContent.Full)
    {
        Time = new SkippingTime(limitsPass);
        CreateSegment = createSegment ?? SegmentFile.Create;
        Content = content;
        Store = OpenStore();
        Gateway = Over(Store, mode, runCancellation);
    }

    public SkippingTime Time { get; }

    public ResponseStore Store { get; }

    public ModelGateway Gateway { get; }

    private Func<string, Stream> CreateSegment { get; }

    private StoreContent Content { get; }

    public string[] Segments() => _folder.Segments();

    public ResponseStore OpenStore(Redactor? redactor = null) => ResponseStore.Open(new ResponseStoreOptions
    {
        Directory = _folder.Path,
        Clock = Time,
        Content = Content,
        Redactor = redactor ?? Redactor.None,
        CreateSegment = CreateSegment,
    });

    public ModelGateway Over(ResponseStore store, ResponseMode mode, CancellationToken runCancellation = default, RunClock? clock = null, SpendingLimit? limit = null, Redactor? redactor = null) =>
        new(store, new GatewayOptions { Mode = mode, Clock = clock ?? RunClock.Running(Time), RunCancellation = runCancellation, Limit = limit ?? SpendingLimit.None, Redactor = redactor ?? Redactor.None });

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
