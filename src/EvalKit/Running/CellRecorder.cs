using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Running;

/// <summary>Enters finished cells into the numbers and the spool of a run.</summary>
internal sealed class CellRecorder(RunData data, SampleSpool spool) : ICellSink
{
    public void Take(FinishedCell finished, SampleLine line)
    {
        var (cell, sample) = (finished.Cell, finished.Sample);
        var variant = data.Variants[cell.Variant];
        if (sample.Error is { } error)
            variant.AddFailure(error.Kind);
        if (sample.Fallback is { } fallback)
            variant.AddFallback(fallback);
        var index = cell.ItemIndex * data.Repeats + cell.Repeat;
        for (var i = 0; i < finished.Scores.Length; i++)
            variant.Graders[i].Set(index, finished.Scores[i].Score);
        variant.Graders[^2].Set(index, Quantity(sample.LatencyMs, sample.Outcome));
        variant.Graders[^1].Set(index, Quantity(sample.CostUsd, sample.Outcome));
        variant.Outcomes[index] = finished.Outcome;
        var usage = sample.Usage;
        variant.Speed.Set(index, sample.Last?.Timings.FirstTokenMs, usage.OutputTokens, sample.LatencyMs);
        variant.AddTotals(usage, [.. sample.Steps.Select(s => (s.Response.ServedModel, s.Response.Fingerprint))], sample.Steps.Count, sample.Steps.Count(IsDoubtful), sample.Steps.Count(s => s.Response.Usage is { Estimated: true }));
        var bytes = line.Write(variant.Name, cell.Repeat, finished.Outcome, data.Items, cell.ItemIndex, sample, finished.Scores);
        spool.Append(cell.Variant * data.Items.Count * data.Repeats + index, bytes);
    }

    /// <summary>Only the rules of OpenAI's own cache are known.</summary>
    private static bool IsDoubtful(StepResult step) => step.IsOpenAI && step.Response.Usage is { } usage && !PromptCache.IsPossible(usage);

    /// <summary>A recorded quantity stands whenever the calls were made, also where the answer cannot be graded.</summary>
    private static Score Quantity(double? value, Outcome outcome) => value is { } number && outcome != Outcome.Errored
        ? new Score { Outcome = Outcome.Scored, Columns = [number], Raw = number }
        : Score.Missing(outcome == Outcome.Scored ? Outcome.NotRun : outcome, null);
}
