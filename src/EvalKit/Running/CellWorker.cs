using EvalKit.Graders;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>Works on cells: calls, grades, records. One instance serves all workers; each worker has its own line writer.</summary>
internal sealed class CellWorker(RunPlan plan, IReadOnlyList<VariantRuntime> runtimes, IReadOnlyList<IGrader> graders, Sampler sampler, RecordedForm form, ICellSink sink, RunProgress progress, StopReason stop)
{
    /// <summary>The variant whose answers graders compare with; -1 where none does.</summary>
    private readonly int _baseline = GraderTemplates.NameTheBaseline(plan.Suite) ? plan.Variants.ToList().FindIndex(v => v.IsBaseline) : -1;

    public async Task RunAsync(Cell cell, SampleLine line, CancellationToken cancellation)
    {
        using var span = RunTelemetry.Cell(plan.Variants[cell.Variant].Name, cell);
        var scope = new TemplateScope(cell.Item.Fields, plan.Suite.Environment);
        var sample = await sampler.SampleAsync(runtimes[cell.Variant], cell, scope, cancellation);
        if (sample.Error is { Kind: "cancelled" })
            return;
        stop.Saw(cell.Variant, sample);
        // What the budget kept from being asked is as if it had never begun.
        if (sample.Error is { Kind: StopReason.Budget })
            return;
        if (_baseline >= 0 && sample.Outcome == Outcome.Scored)
            await AddBaselineAsync(cell, scope, cancellation);
        var scores = new (GraderDefinition, Score)[graders.Count];
        var outcome = sample.Outcome;
        var graded = sample.Outcome == Outcome.Scored ? form.Graded(scope) : scope;
        for (var i = 0; i < scores.Length; i++)
        {
            var score = sample.Outcome == Outcome.Scored
                ? await graders[i].GuardedGradeAsync(new GradingContext(graded, sample.LatencyMs, sample.CostUsd, sample.AnswerTokens) { Item = cell.Item }, cancellation)
                : Score.Missing(sample.Outcome, null);
            scores[i] = form.Of((graders[i].Definition, score));
            if (outcome == Outcome.Scored)
                outcome = score.Outcome;
        }
        sink.Take(new FinishedCell(cell, form.Of(sample), scores, outcome), line);
        RunTelemetry.Ended(span, outcome);
        progress.CellDone(outcome, sample.CostUsd);
    }

    /// <summary>The same questions that the baseline's own cell asks: they are found, or asked once for both.</summary>
    private async Task AddBaselineAsync(Cell cell, TemplateScope scope, CancellationToken cancellation)
    {
        if (cell.Variant == _baseline)
        {
            scope.Baseline = scope.Sample;
            return;
        }
        var other = new TemplateScope(cell.Item.Fields, plan.Suite.Environment);
        var sample = await sampler.SampleAsync(runtimes[_baseline], cell with { Variant = _baseline }, other, cancellation);
        if (sample.Error is { Kind: "cancelled" or StopReason.Budget } error)
            throw new OperationCanceledException(error.Message);
        if (sample.Outcome == Outcome.Scored)
            scope.Baseline = other.Sample;
        else
            scope.BaselineOutcome = sample.Outcome;
    }
}
