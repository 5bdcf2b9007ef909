using System.Diagnostics;
using System.Globalization;

namespace EvalKit.Models.Tests;

public sealed class BatchDeskTests : IAsyncDisposable
{
    private static readonly PriceList Prices = new([new ModelPrice(new TokenRates(2m, 0.5m, 2m, 8m, 8m))]);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly SkippingTime _time = new();
    private readonly ResponseStore _store;

    public BatchDeskTests() => _store = ResponseStore.Open(new ResponseStoreOptions { Directory = _folder.Path, Clock = _time });

    private string Open => Path.Combine(_folder.Path, "batches");

    [Fact]
    public async Task Run_Calls_AreAnsweredInAnyOrderAtTheBatchTier()
    {
        var batches = new MemoryBatches();
        var (results, desk, gateway, stopped) = await RunAsync(batches, 5);

        Assert.Null(stopped);
        Assert.Equal([5], batches.Sizes);
        // 100 x 2 + 10 x 8, halved.
        Assert.Equal(5 * 0.00014m, desk.Spending.Spent.Target);
        Assert.Equal((5, 0, 0, 0), (gateway.Counters.Calls, gateway.Counters.Found, gateway.Counters.Retries, gateway.Counters.Failures));
        Assert.All(results, r => Assert.Equal(("answer", "batch", 1, false, CallTimings.NotMeasured), Parts((ModelSuccess)r)));
        Assert.Equal(5, _store.Count);
        Assert.Empty(Directory.GetFiles(Open, "*.jsonl"));
        Assert.Contains("\"request\":{\"api\":\"chat\"", File.ReadAllText(_folder.Segments().Single()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, long.MaxValue, new[] { 3, 3, 3, 1 })]
    // Each line of "text 0" has 14 + 64 + 9 + 8 + 1 + 1 bytes: {"custom_id":", the key, ","body":, the text in quotation marks, } and a line feed.
    [InlineData(int.MaxValue, 300, new[] { 3, 3, 3, 1 })]
    [InlineData(10, long.MaxValue, new[] { 10 })]
    public async Task Run_MoreThanABatchTakes_IsSplit(int maxRequests, long maxBytes, int[] sizes)
    {
        var batches = new MemoryBatches();
        var (results, _, _, _) = await RunAsync(batches, 10, o => o with { MaxRequests = maxRequests, MaxBytes = maxBytes });
        Assert.Equal(sizes, batches.Sizes);
        Assert.All(results, r => Assert.IsType<ModelSuccess>(r));
    }

    [Fact]
    public async Task Run_RequestThatNoBatchTakes_FailsAlone()
    {
        var batches = new MemoryBatches();
        var (results, _, _, _) = await RunAsync(batches, 10, o => o with { MaxBytes = 95 });
        Assert.Empty(batches.Sizes);
        Assert.All(results, r => Assert.Equal((ModelFailureKind.BadRequest, "the request has 97 bytes, which is more than a batch of 95 bytes takes"), (((ModelFailure)r).Kind, ((ModelFailure)r).Message)));
    }

    [Fact]
    public async Task Run_LinesThatAreRefused_FailAndTheOthersAreHandedInAgain()
    {
        var batches = new MemoryBatches { Work = (number, keys) => number == 1 ? (BatchStatus.Refused, [], [new BatchProblem("invalid", "no such model", 2), new BatchProblem("invalid", "too hot", 4)]) : (BatchStatus.Completed, keys.Select(MemoryBatches.Answer), []) };
        var (results, _, _, _) = await RunAsync(batches, 6);
        Assert.Equal([6, 4], batches.Sizes);
        Assert.Equal(["no such model", "too hot"], results.OfType<ModelFailure>().Select(f => f.Message).Order(StringComparer.Ordinal));
        // They were never tried.
        Assert.All(results.OfType<ModelSuccess>(), r => Assert.Equal(1, r.Response.Attempts));
    }

    [Fact]
    public async Task Run_BatchThatIsRefusedWhole_IsNotHandedInAgain()
    {
        var batches = new MemoryBatches { Work = (_, _) => (BatchStatus.Refused, [], [new BatchProblem("billing", "the account is closed", null)]) };
        var (results, _, gateway, _) = await RunAsync(batches, 3);
        Assert.Equal([3], batches.Sizes);
        Assert.All(results, r => Assert.Equal("the batch was refused: the account is closed", ((ModelFailure)r).Message));
        Assert.Equal((3, 3), (gateway.Counters.Calls, gateway.Counters.Failures));
    }

    [Fact]
    public async Task Run_TooManyTokensAtOnce_AreHandedInByHalves()
    {
        var batches = new MemoryBatches { Work = (_, keys) => keys.Count > 2 ? (BatchStatus.Refused, [], [new BatchProblem("token_limit_exceeded", "enqueued token limit reached", null)]) : (BatchStatus.Completed, keys.Select(MemoryBatches.Answer), []) };
        var (results, _, _, _) = await RunAsync(batches, 8);
        Assert.Equal(8, batches.Sizes[0]);
        Assert.All(results, r => Assert.Equal(1, ((ModelSuccess)r).Response.Attempts));
        Assert.All(batches.Sizes.TakeLast(4), size => Assert.Equal(2, size));
        Assert.Contains(Longest, _time.Delays);
    }

    [Fact]
    public async Task Run_CancelledBatch_KeepsWhatWasDoneAndIsNotHandedInAgain()
    {
        var batches = new MemoryBatches { Work = (_, keys) => (BatchStatus.Cancelled, [.. keys.Take(2).Select(MemoryBatches.Answer), new BatchResult(keys[2], BatchStatus.Cancelled, 500, default, null)], []) };
        var (results, _, _, _) = await RunAsync(batches, 5);
        Assert.Equal([5], batches.Sizes);
        Assert.Equal(2, results.OfType<ModelSuccess>().Count());
        Assert.All(results.OfType<ModelFailure>(), f => Assert.Equal((ModelFailureKind.Cancelled, "the batch was cancelled at the provider"), (f.Kind, f.Message)));
    }

    [Theory]
    [InlineData(500, 3, ModelFailureKind.ServerError)]
    [InlineData(429, 3, ModelFailureKind.RateLimited)]
    [InlineData(409, 2, ModelFailureKind.Conflict)]
    [InlineData(400, 1, ModelFailureKind.BadRequest)]
    [InlineData(401, 1, ModelFailureKind.Authentication)]
    public async Task Run_CallThatFails_IsHandedInAsOftenAsItWouldBeTried(int status, int attempts, ModelFailureKind kind)
    {
        var batches = new MemoryBatches { Work = (_, keys) => (BatchStatus.Completed, keys.Select(key => MemoryBatches.Failure(key, status)), []) };
        var (results, desk, gateway, _) = await RunAsync(batches, 2, settings: new CallSettings { MaxAttempts = 3, Prices = Prices });
        Assert.Equal(Enumerable.Repeat(2, attempts), batches.Sizes);
        Assert.All(results, r => Assert.Equal((kind, attempts, status), (((ModelFailure)r).Kind, ((ModelFailure)r).Attempts, ((ModelFailure)r).Status)));
        Assert.Equal((2, 2 * (attempts - 1), 0m), (gateway.Counters.Calls, gateway.Counters.Retries, desk.Spending.Spent.AtMost));
    }

    [Fact]
    public async Task Run_ExpiredCalls_CostNothingAndSayHowOften()
    {
        var batches = new MemoryBatches { Work = (number, keys) => (BatchStatus.Expired, number == 1 ? keys.Take(3).Select(MemoryBatches.Answer) : [], []) };
        var (results, desk, _, _) = await RunAsync(batches, 5, settings: new CallSettings { MaxAttempts = 2, Prices = Prices });
        Assert.Equal([5, 2], batches.Sizes);
        Assert.Equal(3 * 0.00014m, desk.Spending.Spent.AtMost);
        Assert.All(results.OfType<ModelFailure>(), f => Assert.Equal((ModelFailureKind.Timeout, "the batch expired before the call was made (in 2 batches)"), (f.Kind, f.Message)));
    }

    [Fact]
    public async Task Run_Waits_GrowUntilSomethingMoves()
    {
        var looked = 0;
        var batches = new MemoryBatches { Work = (_, keys) => ++looked switch { <= 14 => (BatchStatus.Working, [], []), <= 16 => (BatchStatus.Working, keys.Take(1).Select(MemoryBatches.Answer), []), _ => (BatchStatus.Completed, keys.Select(MemoryBatches.Answer), []) } };
        await RunAsync(batches, 2);
        double[] expected = [1, 1.5, 2.25, 3.375, 5.0625, 7.59375, 11.390625, 17.0859375, 25.62890625, 38.443359375, 57.6650390625, 60, 60, 60, 1, 1.5];
        var waits = _time.Delays.Select(d => d.TotalSeconds).ToList();
        Assert.Equal(expected.Length, waits.Count);
        // Timers count in milliseconds.
        Assert.All(expected.Zip(waits), pair => Assert.InRange(pair.Second, pair.First - 0.001, pair.First));
    }

    [Fact]
    public async Task Run_SomebodyListens_HearsWhatIsDoneAboutABatch()
    {
        var spans = new System.Collections.Concurrent.ConcurrentQueue<(string Name, string Tags)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Enqueue((span.DisplayName, string.Join(' ', span.TagObjects.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}={t.Value}"))))),
        };
        ActivitySource.AddActivityListener(listener);
        var looked = 0;
        var batches = new MemoryBatches
        {
            Name = "watched",
            Work = (_, keys) => ++looked == 1 ? (BatchStatus.Working, keys.Take(1).Select(MemoryBatches.Answer), []) : (BatchStatus.Completed, keys.Select(MemoryBatches.Answer), []),
            Trouble = question => question == 2 ? new ModelCallException(ModelFailureKind.BadRequest, "what?") : null,
        };
        var (_, _, _, stopped) = await RunAsync(batches, 2);
        Assert.Equal("what?", stopped);
        await RunAsync(batches, 2);

        const string Who = "gen_ai.provider.name=openai gen_ai.request.model=watched evalkit.batch.requests=2";
        Assert.Equal(
            [
                ("batch_submit watched", $"gen_ai.operation.name=batch_submit {Who} evalkit.batch.id=batch 1"),
                ("batch_poll watched", $"gen_ai.operation.name=batch_poll {Who} evalkit.batch.id=batch 1 evalkit.batch.status=working evalkit.batch.done=1"),
                ("batch_poll watched", $"gen_ai.operation.name=batch_poll {Who} evalkit.batch.id=batch 1 error.type=bad_request"),
                ("batch_poll watched", $"gen_ai.operation.name=batch_poll {Who} evalkit.batch.id=batch 1 evalkit.batch.status=completed evalkit.batch.done=2"),
                ("batch_collect watched", $"gen_ai.operation.name=batch_collect {Who} evalkit.batch.id=batch 1 evalkit.batch.status=completed evalkit.batch.done=2"),
            ],
            spans.Where(span => span.Name.EndsWith(" watched", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_ProviderThatIsDown_EndsItAndTheBatchStaysOpen()
    {
        var batches = new MemoryBatches { Trouble = _ => new ModelCallException(ModelFailureKind.ServerError, "HTTP 503", 503) };
        var (results, desk, _, stopped) = await RunAsync(batches, 2);
        Assert.Equal("the provider is unavailable: HTTP 503", stopped);
        Assert.Equal((1, 60), (desk.OpenBatches, batches.Questions));
        Assert.All(results, r => Assert.Equal(ModelFailureKind.Cancelled, ((ModelFailure)r).Kind));
        Assert.Single(Directory.GetFiles(Open, "*.jsonl"));

        // The next run takes it up.
        desk.Dispose();
        var up = new MemoryBatches();
        up.Add("batch 1", [.. results.Select(r => r.Key.ToString())]);
        var (later, _, _, _) = await RunAsync(up, 2);
        Assert.Empty(up.Sizes);
        Assert.All(later, r => Assert.IsType<ModelSuccess>(r));
    }

    [Fact]
    public async Task Run_UnknownBatch_EndsItWithARemedy()
    {
        var batches = new MemoryBatches { Trouble = _ => new ModelCallException(ModelFailureKind.BadRequest, "HTTP 404", 404) };
        var (_, desk, _, stopped) = await RunAsync(batches, 2);
        Assert.Matches("^the provider does not know batch batch 1 with 2 calls .* delete evalkit-[0-9a-f]{24}[.]jsonl from the folder of open batches$", stopped);
        Assert.Equal(1, desk.OpenBatches);
    }

    [Fact]
    public async Task Run_BatchWhoseIdWasLost_IsFoundAndNotPaidForAgain()
    {
        var keys = Keys(3);
        Journal("lost", keys, "{\"handing_in\":\"2026-03-14T09:26:53.000Z\",\"after\":\"batch 7\"}");
        var batches = new MemoryBatches();
        // Somebody else's batch of as many calls came in between.
        batches.Add("batch 8", Keys(20)[17..]);
        batches.Add("batch 9", keys);
        batches.Lost.AddRange(["batch 8", "batch 9"]);
        var (results, _, _, _) = await RunAsync(batches, 3);
        Assert.Empty(batches.Sizes);
        Assert.All(results, r => Assert.IsType<ModelSuccess>(r));
        Assert.Empty(Directory.GetFiles(Open, "*.jsonl"));
    }

    [Fact]
    public async Task Run_BatchThatNeverArrived_IsHandedInAfterAWait()
    {
        Journal("lost", Keys(3), $"{{\"handing_in\":\"{_time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\"}}");
        Journal("never", Keys(3));
        var batches = new MemoryBatches();
        var (results, _, _, _) = await RunAsync(batches, 3);
        Assert.Equal([3], batches.Sizes);
        Assert.Equal(TimeSpan.FromSeconds(10), _time.Delays.First());
        Assert.All(results, r => Assert.IsType<ModelSuccess>(r));
    }

    [Fact]
    public async Task Run_AnswersOfAnEarlierRunThatThisOneDoesNotNeed_AreKept()
    {
        var keys = Keys(5);
        Journal("early", keys, "{\"handing_in\":\"2026-03-14T09:26:53.000Z\"}", "{\"id\":\"batch 4\"}");
        var batches = new MemoryBatches();
        batches.Add("batch 4", keys);
        await RunAsync(batches, 2);
        Assert.Equal(5, _store.Count);
        await using var again = ResponseStore.Open(new ResponseStoreOptions { Directory = _folder.Path });
        Assert.All(keys, key => Assert.Equal("answer", again.Find(ResponseKey.Parse(key))!.Text));
        Assert.Empty(again.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json\n")]
    [InlineData("{\"batch\":\"b\",\"lane\":\"memory\",\"calls\":2}\n{\"key\":\"")]
    public async Task Run_UnreadableJournal_IsLeftAlone(string text)
    {
        Directory.CreateDirectory(Open);
        File.WriteAllText(Path.Combine(Open, "broken.jsonl"), text);
        var (results, _, _, _) = await RunAsync(new MemoryBatches(), 2);
        Assert.All(results, r => Assert.IsType<ModelSuccess>(r));
        Assert.True(File.Exists(Path.Combine(Open, "broken.jsonl")));
    }

    [Fact]
    public void Journal_TornLine_IsIgnoredAndWhatFollowsIsRead()
    {
        Journal("torn", Keys(1), "{\"handing_in\":\"2026-03-14T09:26:53.000Z\"}", "{\"id\":\"bat");
        var path = Path.Combine(Open, "torn.jsonl");
        File.WriteAllText(path, File.ReadAllText(path).TrimEnd('\n'));
        BatchJournal.Read(path)!.HandedIn("batch 1");
        var read = BatchJournal.Read(path)!;
        Assert.Equal(("batch 1", Keys(1)[0]), (read.Id, read.CallAt(1).ToString()));
    }

    [Fact]
    public void TryOpen_WhileAnotherHasIt_IsFalse()
    {
        using var first = Desk();
        using var second = Desk();
        Assert.True(first.TryOpen());
        Assert.False(second.TryOpen());
        first.Dispose();
        Assert.True(second.TryOpen());
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static (string?, string?, int, bool, CallTimings) Parts(ModelSuccess answer) => (answer.Response.Text, answer.Response.ServiceTier, answer.Response.Attempts, answer.Found, answer.Response.Timings);

    private static string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(i => Request(i).Key.ToString())];

    private static ModelRequest Request(int number) => Samples.Request(string.Create(CultureInfo.InvariantCulture, $"text {number}"));

    private void Journal(string name, string[] keys, params string[] events)
    {
        Directory.CreateDirectory(Open);
        File.WriteAllLines(Path.Combine(Open, name + ".jsonl"), [$"{{\"batch\":\"{name}\",\"lane\":\"memory\",\"calls\":{keys.Length.ToString(CultureInfo.InvariantCulture)}}}", .. keys.Select(k => $"{{\"key\":\"{k}\"}}"), .. events]);
    }

    private BatchDesk Desk(Func<BatchOptions, BatchOptions>? change = null)
    {
        var options = new BatchOptions { Folder = Open, Clock = RunClock.Running(_time), LongestWait = Longest };
        return new BatchDesk(_store, change?.Invoke(options) ?? options);
    }

    private async Task<(ModelResult[] Results, BatchDesk Desk, ModelGateway Gateway, string? Stopped)> RunAsync(
        MemoryBatches batches, int calls, Func<BatchOptions, BatchOptions>? change = null, CallSettings? settings = null)
    {
        var desk = Desk(change);
        Assert.True(desk.TryOpen());
        string? stopped = null;
        using (var gathering = Gateway(desk))
            while (stopped is null)
            {
                await AskAsync(gathering);
                if (!desk.HasCalls) break;
                stopped = await desk.HandInAsync(default, default);
            }

        desk.IsGathering = false;
        var gateway = Gateway(desk);
        var results = await AskAsync(gateway);
        gateway.Dispose();
        desk.Dispose();
        return (results, desk, gateway, stopped);

        async Task<ModelResult[]> AskAsync(ModelGateway asked)
        {
            var answers = new ModelResult[calls];
            for (var i = 0; i < calls; i++) answers[i] = await asked.CallAsync(batches, Request(i), settings ?? new CallSettings { Prices = Prices });
            return answers;
        }
    }

    private ModelGateway Gateway(BatchDesk desk) => new(_store, new GatewayOptions { Clock = RunClock.Running(_time), Batches = desk });
}
