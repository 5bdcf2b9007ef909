using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using EvalKit.Datasets;
using EvalKit.EarlyStopping;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>Runs a plan: a bounded channel of cells, so many workers, everything through the gateway.</summary>
internal sealed class Runner(RunPlan plan, RunClients clients, ModelGateway gateway, RecordedForm form, RunOptions options, TimeProvider time)
{
    /// <value>The default value is 20 failed cells in a row beyond those in flight.</value>
    public const int FailuresInARow = 20;

    private const string Vanished = "the dataset changed while it was read: items have vanished";

    /// <value>The default value is 4 times the cells worked on at once: a slow answer lets the others run on meanwhile, and no more than that is called in vain.</value>
    private const int Ahead = 4;

    /// <value>The default value is 20 cells at once where gates may end the run: calls beyond its end are paid for in vain.</value>
    private const int WatchedCells = 20;

    private readonly int? _stated = options.MaxParallel ?? plan.Suite.MaxParallel;
    private int _begun;

    /// <summary>How far the run is.</summary>
    public RunProgress Progress { get; } = new() { Planned = plan.Cells, Gateway = gateway, SpentNow = () => gateway.Spent };

    /// <summary>Works on all cells and writes <c>samples.jsonl</c>. Cells that were not worked on are written as not run.</summary>
    /// <param name="folder">The run's folder, which exists.</param>
    /// <param name="noNewCells">When cancelled no further cell is begun; calls in flight go on.</param>
    /// <param name="cancelCalls">When cancelled calls in flight end at once.</param>
    /// <param name="summarise">Is called when the last cell has ended, while <c>samples.jsonl</c> is written.</param>
    /// <param name="watchGates">Watches the gates of the run while its numbers come in, to end it when all are decided; null to run to the end.</param>
    /// <param name="stoppedBefore">Why not every answer can be had, where that is known before; null otherwise.</param>
    public async Task<(RunnerResult Ran, Summary Summary)> RunAsync(RunFolder folder, CancellationToken noNewCells, CancellationToken cancelCalls, Func<RunnerResult, Summary> summarise, Func<RunData, GateWatch>? watchGates = null, string? stoppedBefore = null)
    {
        var suite = plan.Suite;
        var cellsOfVariant = plan.Items.Count * suite.Repeats;
        GraderDefinition[] measured = [.. suite.Graders.Select(g => g.Definition), .. BuiltinMetrics.All];
        var data = new RunData(plan.Items, suite.Repeats, [.. plan.Variants.Select(v => new VariantData(v.Name, v.IsBaseline, measured, cellsOfVariant))]);
        using var spool = new SampleSpool(folder.Spool, plan.Cells);
        using var stop = new StopReason(plan.Variants.Count, options.Batch ? null : FailuresInARow + (_stated is null ? FailuresInARow : Workers(watchGates is not null)), noNewCells, cancelCalls, time);
        gateway.NoNewCalls = stop.NoNewCells;
        var recorder = new CellRecorder(data, spool);
        var watch = watchGates?.Invoke(data);
        using var inOrder = watch is null ? null : new InOrderSink(recorder, watch, stop, plan, window: Ahead * (_stated ?? WatchedCells));
        var worker = new CellWorker(plan, clients.Variants, clients.CreateGraders(suite, gateway, stop), new Sampler(gateway), form, inOrder ?? (ICellSink)recorder, Progress, stop);

        var parallel = Workers(watch is not null);
        var channel = Channel.CreateBounded<Cell>(new BoundedChannelOptions(Math.Max(64, parallel)) { SingleWriter = true });
        var workers = Enumerable.Range(0, Math.Min(parallel, Math.Max(1, plan.Cells))).Select(_ => Task.Run(() => WorkAsync(channel.Reader, worker, stop), CancellationToken.None)).ToList();
        string? dataProblem;
        try
        {
            dataProblem = inOrder is null
                ? await FeedAsync(channel.Writer, stop.NoNewCells)
                : await FeedInOrderAsync(channel.Writer, inOrder, watch!.Units, folder, stop.NoNewCells);
        }
        finally
        {
            channel.Writer.Complete();
            await Task.WhenAll(workers);
        }

        inOrder?.Flush();
        var decided = inOrder?.UnitsRun is { } unitsRun ? new DecidedRun(watch!, unitsRun) : null;
        var absent = decided?.NotNeeded ?? (stop.IsBudget ? NotPaidFor(stop.Text!) : null);
        if (decided is null && stop.IsBudget)
            CountAbsent(data, spool);
        var writing = Task.Run(() => RunFolder.WriteWhole(folder.Samples, stream => spool.WriteOrdered(stream, cell => AbsentLine(data, cell, absent))), CancellationToken.None);
        var result = new RunnerResult(data, decided is null ? stop.Text ?? dataProblem ?? stoppedBefore : null, decided is null && (noNewCells.IsCancellationRequested || cancelCalls.IsCancellationRequested)) { Watch = watch, Decided = decided, CallsBeyondEnd = decided is null ? null : inOrder?.CallsBeyondEnd(_begun) };
        try
        {
            return (result, summarise(result));
        }
        finally
        {
            await writing;
        }
    }

    /// <summary>
    /// The cells in work at once. Where a number of calls is stated twice as many cells: while some wait for a second attempt or are graded, others call. One
    /// stays one, and a run that may end early begins nothing that it may not need.
    /// </summary>
    private int Workers(bool mayEndEarly) => _stated is not { } calls ? SuiteDefaults.Cells : calls == 1 || mayEndEarly ? calls : 2 * calls;

    private async Task<string?> FeedInOrderAsync(ChannelWriter<Cell> writer, InOrderSink sink, IReadOnlyList<int[]> units, RunFolder folder, CancellationToken noNewCells)
    {
        using var items = new ItemSpool(folder.ItemSpool, plan);
        if (ReadItems((index, item) => items.Write(index, item)) is { } problem)
            return problem;
        try
        {
            foreach (var index in units.SelectMany(u => u))
            {
                var item = items.Read(index);
                for (var variant = 0; variant < plan.Variants.Count; variant++)
                    for (var repeat = 0; repeat < plan.Suite.Repeats; repeat++)
                    {
                        await sink.RoomAsync(noNewCells);
                        await writer.WriteAsync(new Cell(variant, index, repeat, item), noNewCells);
                    }
            }
        }
        catch (OperationCanceledException)
        {
            // No further cell is to be begun.
        }
        return null;
    }

    private string? ReadItems(Action<int, Item> take)
    {
        var index = 0;
        foreach (var item in RunPlanner.SelectedItems(plan.Suite.Dataset, plan.Rows, new ProblemList()))
        {
            if (item.Hash != plan.Items.Hashes[index])
                return Changed(item);
            take(index++, item);
        }
        return index == plan.Items.Count ? null : Vanished;
    }

    private async Task<string?> FeedAsync(ChannelWriter<Cell> writer, CancellationToken noNewCells)
    {
        var problems = new ProblemList();
        var index = 0;
        foreach (var item in RunPlanner.SelectedItems(plan.Suite.Dataset, plan.Rows, problems))
        {
            if (item.Hash != plan.Items.Hashes[index])
                return Changed(item);
            for (var variant = 0; variant < plan.Variants.Count; variant++)
                for (var repeat = 0; repeat < plan.Suite.Repeats; repeat++)
                {
                    try
                    {
                        await writer.WriteAsync(new Cell(variant, index, repeat, item), noNewCells);
                    }
                    catch (OperationCanceledException)
                    {
                        return null;
                    }
                }
            index++;
        }
        return index == plan.Items.Count ? null : Vanished;
    }

    private static string Changed(Item item) => $"the dataset changed while it was read: item '{item.Id}' is not the one that was planned";

    /// <summary>Takes cells to the end, also when they are no longer to be begun: who feeds them would wait for ever otherwise.</summary>
    private async Task WorkAsync(ChannelReader<Cell> reader, CellWorker worker, StopReason stop)
    {
        var line = new SampleLine();
        Exception? broken = null;
        await foreach (var cell in reader.ReadAllAsync(CancellationToken.None))
        {
            if (stop.NoNewCells.IsCancellationRequested)
                continue;
            Interlocked.Increment(ref _begun);
            try
            {
                await worker.RunAsync(cell, line, stop.CancelCalls);
            }
            catch (OperationCanceledException)
            {
                // The cell stays not run.
            }
            catch (Exception e)
            {
                broken = e;
                stop.Stop(e.Message);
            }
        }
        if (broken is not null)
            ExceptionDispatchInfo.Throw(broken);
    }

    private static Sample NotPaidFor(string reason) => new() { Outcome = Outcome.NotRun, Error = new SampleError(StopReason.Budget, reason), Steps = [] };

    private static void CountAbsent(RunData data, SampleSpool spool)
    {
        for (var cell = 0; cell < spool.Count; cell++)
            if (!spool.Has(cell))
                data.Variants[cell / (data.Items.Count * data.Repeats)].AddFailure(StopReason.Budget);
    }

    private byte[] AbsentLine(RunData data, int cell, Sample? sample)
    {
        var (variant, rest) = Math.DivRem(cell, data.Items.Count * data.Repeats);
        var (item, repeat) = Math.DivRem(rest, data.Repeats);
        return new SampleLine().Write(plan.Variants[variant].Name, repeat, Outcome.NotRun, data.Items, item, sample, []).ToArray();
    }
}

/// <summary>What came of a run's cells.</summary>
/// <param name="Data">The numbers.</param>
/// <param name="StoppedBecause">Why it ended early, or null.</param>
/// <param name="Cancelled">Whether the user stopped it.</param>
internal sealed record RunnerResult(RunData Data, string? StoppedBecause, bool Cancelled)
{
    /// <summary>The gates as they were watched, or null.</summary>
    public GateWatch? Watch { get; init; }

    /// <summary>The part that was needed, where gates ended the run before its end; null otherwise.</summary>
    public DecidedRun? Decided { get; init; }

    /// <summary>Calls for cells beyond that part; null where there is none.</summary>
    public long? CallsBeyondEnd { get; init; }
}
