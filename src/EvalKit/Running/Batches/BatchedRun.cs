using EvalKit.Datasets;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Results;

namespace EvalKit.Running.Batches;

/// <summary>
/// Fills the store by batches before a run that then finds its answers there. In each round every cell goes as far as its answers allow, and what it asks
/// for beyond them is gathered and handed in: the first steps, then the steps that need their answers, then what graders ask of models. A round that leaves
/// nothing to ask for is the last.
/// </summary>
internal sealed class BatchedRun(RunPlan plan, RunClients clients, ModelGateway gateway, BatchDesk desk, RecordedForm form)
{
    private readonly Sampler _sampler = new(gateway);
    private readonly IReadOnlyList<IGrader> _graders = clients.CreateCallingGraders(plan.Suite, gateway);

    /// <summary>Why it ended before every answer was there, or null.</summary>
    /// <param name="noNewCalls">When cancelled nothing more is handed in or waited for; what is open stays open.</param>
    /// <param name="cancelCalls">When cancelled requests on their way end at once.</param>
    public async Task<string?> RunAsync(CancellationToken noNewCalls, CancellationToken cancelCalls)
    {
        try
        {
            if (!desk.TryOpen())
                return $"another process works on the batches of {desk.Folder}: wait for its end, or give another --store";
            while (true)
            {
                if (!await GatherAsync(noNewCalls))
                    return "the dataset changed while it was read";
                if (noNewCalls.IsCancellationRequested)
                    return Open();
                if (!desk.HasCalls)
                    return null;
                if (await desk.HandInAsync(noNewCalls, cancelCalls) is { } stopped)
                    return Open() is { } open ? $"{stopped}; {open}" : stopped;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"open batches cannot be written down: {e.Message}";
        }
        finally
        {
            desk.IsGathering = false;
        }
    }

    private string? Open() => desk.OpenBatches is > 0 and var open
        ? FormattableString.Invariant($"{open} {(open == 1 ? "batch is" : "batches are")} open at the provider; run again with --batch to collect {(open == 1 ? "it" : "them")}")
        : null;

    private async Task<bool> GatherAsync(CancellationToken noNewCalls)
    {
        var isUnchanged = true;
        try
        {
            await Parallel.ForEachAsync(Cells(() => isUnchanged = false), noNewCalls, async (cell, cancellation) => await AskAsync(cell, cancellation));
        }
        catch (OperationCanceledException) when (noNewCalls.IsCancellationRequested)
        {
            // What was gathered is not handed in.
        }
        return isUnchanged;
    }

    private async Task AskAsync(Cell cell, CancellationToken cancellation)
    {
        var scope = new TemplateScope(cell.Item.Fields, plan.Suite.Environment);
        var sample = await _sampler.SampleAsync(clients.Variants[cell.Variant], cell, scope, cancellation);
        if (sample.Outcome != Outcome.Scored || _graders.Count == 0)
            return;
        var context = new GradingContext(form.Graded(scope), sample.LatencyMs, sample.CostUsd, sample.AnswerTokens);
        foreach (var grader in _graders)
            try
            {
                await grader.GuardedGradeAsync(context, cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // The grader leaves the cell for later; the next one may have other calls.
            }
    }

    private IEnumerable<Cell> Cells(Action changed)
    {
        var index = 0;
        foreach (var item in RunPlanner.SelectedItems(plan.Suite.Dataset, plan.Rows, new ProblemList()))
        {
            if (item.Hash != plan.Items.Hashes[index])
                break;
            for (var variant = 0; variant < plan.Variants.Count; variant++)
                for (var repeat = 0; repeat < plan.Suite.Repeats; repeat++)
                    yield return new Cell(variant, index, repeat, item);
            index++;
        }
        if (index < plan.Items.Count)
            changed();
    }
}
