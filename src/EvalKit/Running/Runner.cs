using System.Threading.Channels;
using EvalKit.Datasets;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>Runs a plan: a bounded channel of cells, so many workers, everything through the gateway.</summary>
public sealed class Runner(RunPlan plan, RunClients clients, ModelGateway gateway, RunOptions options)
{
    /// <value>The default value is 20 failed cells in a row beyond those in flight.</value>
    public const int FailuresInARow = 20;

    private readonly int _parallel = options.MaxParallel ?? plan.Suite.MaxParallel;

    /// <summary>How far the run is.</summary>
    public RunProgress Progress { get; } = new() { Planned = plan.Cells, Gateway = gateway };

    /// <summary>Works on all cells and writes <c>samples.jsonl</c>. Cells that were not worked on are written as not run.</summary>
    /// <param name="folder">The run's folder, which exists.</param>
    /// <param name="noNewCells">When cancelled no further cell is begun; calls in flight go on.</param>
    /// <param name="cancelCalls">When cancelled calls in flight end at once.</param>
    public async Task<RunnerResult> RunAsync(RunFolder folder, CancellationToken noNewCells, CancellationToken cancelCalls)
    {
        var suite = plan.Suite;
        var cellsOfVariant = plan.Items.Count * suite.Repeats;
        GraderDefinition[] measured = [.. suite.Graders.Select(g => g.Definition), .. BuiltinMetrics.All];
        var data = new RunData(plan.Items, suite.Repeats, [.. plan.Variants.Select(v => new VariantData(v.Name, v.IsBaseline, measured, cellsOfVariant))]);
        using var spool = new SampleSpool(folder.Spool, plan.Cells);
        var stop = new StopReason(FailuresInARow + _parallel);
        var worker = new CellWorker(plan, clients.Variants, clients.CreateGraders(suite, gateway), new Sampler(gateway), data, spool, Progress, stop);

        var channel = Channel.CreateBounded<Cell>(new BoundedChannelOptions(Math.Max(64, _parallel)) { SingleWriter = true });
        var workers = Enumerable.Range(0, Math.Min(_parallel, Math.Max(1, plan.Cells))).Select(_ => Task.Run(() => WorkAsync(channel.Reader, worker, cancelCalls), CancellationToken.None)).ToList();
        string? dataProblem;
        try
        {
            dataProblem = await FeedAsync(channel.Writer, stop, noNewCells);
        }
        finally
        {
            channel.Writer.Complete();
        }
        await Task.WhenAll(workers);

        RunFolder.WriteWhole(folder.Samples, stream => spool.WriteOrdered(stream, cell => AbsentLine(data, cell)));
        return new RunnerResult(data, stop.Text ?? dataProblem, noNewCells.IsCancellationRequested || cancelCalls.IsCancellationRequested);
    }

    private async Task<string?> FeedAsync(ChannelWriter<Cell> writer, StopReason stop, CancellationToken noNewCells)
    {
        var problems = new ProblemList();
        var index = 0;
        foreach (var item in RunPlanner.SelectedItems(plan.Suite.Dataset, plan.Rows, problems))
        {
            if (item.Hash != plan.Items.Hashes[index])
                return $"the dataset changed while it was read: item '{item.Id}' is not the one that was planned";
            for (var variant = 0; variant < plan.Variants.Count; variant++)
                for (var repeat = 0; repeat < plan.Suite.Repeats; repeat++)
                {
                    if (stop.Text is not null || noNewCells.IsCancellationRequested)
                        return null;
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
        return index == plan.Items.Count ? null : "the dataset changed while it was read: items have vanished";
    }

    private static async Task WorkAsync(ChannelReader<Cell> reader, CellWorker worker, CancellationToken cancelCalls)
    {
        var line = new SampleLine();
        await foreach (var cell in reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                if (!cancelCalls.IsCancellationRequested)
                    await worker.RunAsync(cell, line, cancelCalls);
            }
            catch (OperationCanceledException)
            {
                // The cell stays not run.
            }
        }
    }

    private byte[] AbsentLine(RunData data, int cell)
    {
        var (variant, rest) = Math.DivRem(cell, data.Items.Count * data.Repeats);
        var (item, repeat) = Math.DivRem(rest, data.Repeats);
        return new SampleLine().Write(plan.Variants[variant].Name, repeat, Outcome.NotRun, data.Items, item, null, []).ToArray();
    }
}

/// <summary>What came of a run's cells.</summary>
/// <param name="Data">The numbers.</param>
/// <param name="StoppedBecause">Why it ended early, or null.</param>
/// <param name="Cancelled">Whether the user stopped it.</param>
public sealed record RunnerResult(RunData Data, string? StoppedBecause, bool Cancelled);
