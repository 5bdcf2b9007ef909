using System.Globalization;

namespace EvalKit.Fakes.Counting;

internal sealed class RequestCounter(RequestLog? log)
{
    private readonly Lock gate = new();
    private readonly Dictionary<BodyKey, BodyCount> byBody = [];
    private readonly Dictionary<string, int> byMessage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> byFault = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long> byStatus = [];
    private readonly Dictionary<string, long> batchSteps = new(StringComparer.Ordinal);
    private readonly long[] ends = new long[3];
    private long total;
    private long answered;
    private long repeated;
    private long connections;
    private long batches;
    private TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inFlight;
    private int maxInFlight;
    private int generation;

    public Exchange Begin(BodyKey key, string message)
    {
        lock (gate)
        {
            if (!byBody.TryGetValue(key, out var count))
                byBody[key] = count = new BodyCount();

            count.Requested++;
            byMessage[message] = byMessage.GetValueOrDefault(message) + 1;
            if (count.Answered)
                repeated++;

            if (inFlight++ == 0)
                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            maxInFlight = Math.Max(maxInFlight, inFlight);
            var exchange = new Exchange(++total, key, message, count.Requested) { Generation = generation };
            log?.Started(exchange);
            return exchange;
        }
    }

    public void End(Exchange exchange, ExchangeEnd end)
    {
        lock (gate)
        {
            log?.Ended(exchange, end);
            if (exchange.Generation != generation)
                return;

            if (--inFlight == 0)
                idle.SetResult();
            ends[(int)end]++;
            if (exchange.Fault is { } fault)
                byFault[fault] = byFault.GetValueOrDefault(fault) + 1;
            if (end != ExchangeEnd.Completed)
                return;

            byStatus[exchange.Status] = byStatus.GetValueOrDefault(exchange.Status) + 1;
            if (exchange.Answers)
            {
                answered++;
                byBody[exchange.Key].Answered = true;
            }
        }
    }

    /// <summary>Ends when no request is in flight: a client has its answer before it is counted.</summary>
    public Task WhenIdle()
    {
        lock (gate)
            return inFlight == 0 ? Task.CompletedTask : idle.Task;
    }

    public void BatchStep(string step)
    {
        lock (gate)
            batchSteps[step] = batchSteps.GetValueOrDefault(step) + 1;
    }

    public void BatchCreated() => Interlocked.Increment(ref batches);

    public void Connected() => Interlocked.Increment(ref connections);

    public void Reset()
    {
        lock (gate)
        {
            byBody.Clear();
            byMessage.Clear();
            byFault.Clear();
            byStatus.Clear();
            batchSteps.Clear();
            Array.Clear(ends);
            total = answered = repeated = connections = batches = 0;
            if (inFlight > 0)
                idle.SetResult();
            inFlight = maxInFlight = 0;
            generation++;
        }
    }

    public ServerStats Read(bool withKeys)
    {
        lock (gate)
        {
            return new ServerStats
            {
                Total = total,
                Completed = ends[(int)ExchangeEnd.Completed],
                Answered = answered,
                Broken = ends[(int)ExchangeEnd.Broken],
                AbortedByClient = ends[(int)ExchangeEnd.Aborted],
                RepeatedAfterAnswer = repeated,
                InFlight = inFlight,
                MaxConcurrency = maxInFlight,
                Batches = Interlocked.Read(ref batches),
                BatchSteps = new Dictionary<string, long>(batchSteps),
                Connections = Interlocked.Read(ref connections),
                ByStatus = byStatus.ToDictionary(pair => pair.Key.ToString(CultureInfo.InvariantCulture), pair => pair.Value),
                ByFault = new Dictionary<string, long>(byFault),
                ByBody = withKeys ? byBody.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.Requested) : [],
                ByMessage = withKeys ? new Dictionary<string, int>(byMessage) : [],
            };
        }
    }
}
