using EvalKit.Baselines;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Providers;
using EvalKit.Providers.Recorded;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Shapes;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Planning;

/// <summary>
/// Estimates calls, tokens, cost and time of a run without making any call: the requests of all cells are made as the run would make them and looked up in
/// the store. What a step sends that depends on an answer which is not there yet is estimated by the text of its prompt.
/// </summary>
/// <param name="plan">What runs.</param>
/// <param name="clients">The models; none of them is called.</param>
/// <param name="store">The answers that are there; null where all are to be asked for again.</param>
/// <param name="accepted">The accepted baseline, or null.</param>
/// <param name="run">An earlier run whose cost and duration go before those of the baseline, or null.</param>
/// <param name="today">The day whose prices hold.</param>
/// <param name="batch">Whether calls are handed in in batches.</param>
internal sealed class WorkEstimator(RunPlan plan, RunClients clients, ResponseStore? store, AcceptedBaseline? accepted, RecordedRun? run, DateTimeOffset today, bool batch = false)
{
    /// <value>The default value is 20 calls in flight: where the suite names no number a run adapts it, and nothing says yet how far.</value>
    private const int AssumedParallel = 20;

    private readonly Suite _suite = plan.Suite;
    private readonly JudgeEstimator _judges = new(plan.Suite, clients, store, today, batch);
    private readonly List<List<StepWork>> _variants = [.. clients.Variants.Select(v => v.Steps.Select(s => new StepWork(s, batch)).ToList())];

    public WorkEstimate Estimate()
    {
        foreach (var (item, index) in RunPlanner.SelectedItems(_suite.Dataset, plan.Rows, new ProblemList()).Select((item, index) => (item, index)))
            for (var variant = 0; variant < _variants.Count; variant++)
                for (var repeat = 0; repeat < _suite.Repeats; repeat++)
                    AddCell(new Cell(variant, index, repeat, item));
        var steps = _variants.SelectMany(v => v).ToList();
        var paid = steps.Where(s => !s.IsFree && s.ToMake > 0).ToList();
        var (usd, source) = Typical(paid);
        var most = Sum(paid.Select(s => s.MostUsd));
        return new WorkEstimate
        {
            Items = plan.Items.Count,
            Variants = plan.Variants.Count,
            Repeats = _suite.Repeats,
            Cells = plan.Cells,
            TargetCalls = new CallEstimate(steps.Sum(s => s.Needed), steps.Sum(s => s.Needed - s.ToMake), steps.Sum(s => s.ToMake)),
            JudgeCalls = (long)plan.Cells * _suite.Graders.Sum(g => GraderCatalog.Types[g.Definition.Type].JudgeCalls(g.Parameters)),
            Judges = _judges.Any ? _judges.Estimate() : null,
            EmbeddingCalls = EmbeddingCalls(),
            InputTokens = new TokenRange((long)Math.Ceiling(paid.Sum(s => s.InputTokens)), paid.Sum(s => s.MostInput)),
            OutputTokens = new TokenRange(
                paid.Aggregate((double?)0, (sum, s) => sum + s.SeenOutput * s.ToMake) is { } output ? (long)Math.Ceiling(output) : null,
                paid.Aggregate((long?)0, (sum, s) => sum + s.MostOutput)),
            CostUsd = new CostRange((double?)usd, (double?)most, (double?)Sum(paid.Select(s => s.MostUsd * s.Attempts))),
            CellUsd = CellUsd(steps, most, paid),
            Source = source,
            UnpricedModels = [.. steps.Where(s => s.IsUnpriced).Select(s => s.Step.Model.Name).Distinct(StringComparer.Ordinal)],
            BudgetUsd = (double?)_suite.Budget.Stop,
            Batch = batch,
            Seconds = Seconds(steps),
        };
    }

    private void AddCell(Cell cell)
    {
        var scope = new TemplateScope(cell.Item.Fields, _suite.Environment);
        foreach (var work in _variants[cell.Variant])
        {
            var (messages, _) = Sampler.Render(work.Step, work.Model.Runtime, cell, scope);
            if (!work.Model.TryOptions(scope, out var options, out _) || messages is null)
            {
                // It depends on an answer that is not there yet.
                var length = (work.Step.Prompt?.Messages ?? []).Sum(m => (long)m.Content.Length);
                work.Make(length, new CallSize(length, work.Model.Options?.MaxOutputTokens, 0), today);
                continue;
            }
            if (!work.Model.Runtime.Settings.Stored)
            {
                work.Found(null);
                if (_judges.Any && Recorded(work.Model.Runtime, messages, cell.Repeat) is { } output)
                    AddFound(work.Step.Name, scope, new SampleView(output));
                continue;
            }
            var request = new ModelRequest { Model = work.Model.Runtime.Identity, Messages = messages, Options = options, Repeat = cell.Repeat };
            var isLast = ReferenceEquals(work, _variants[cell.Variant][^1]);
            if (store?.Contains(request.Key) != true)
                work.Make(messages.Sum(m => (long)m.Text.Length), CallSize.Of(request), today);
            else
                AddFound(work, scope, isLast && !work.WantsSample && !_judges.Any ? null : store.Find(request.Key));
        }
        if (_judges.Any && _variants[cell.Variant] is [.., var last])
            _judges.Add(cell, scope, last);
    }

    private static void AddFound(StepWork work, TemplateScope scope, ModelResponse? answer)
    {
        work.Found(answer);
        if (answer is null)
            return;
        AddFound(work.Step.Name, scope, new SampleView(answer.Text ?? "", ToolCallJson.Of(answer.ToolCalls)) { Response = answer });
    }

    private static void AddFound(string step, TemplateScope scope, SampleView view)
    {
        scope.AddStep(step, view);
        scope.Sample = view;
    }

    /// <summary>An output that exists already. A system in the process has to be run for its own, which an estimate does not.</summary>
    private static string? Recorded(ChatRuntime runtime, IReadOnlyList<ChatMessage> messages, int repeat) =>
        runtime.Lookup is not null ? messages[^1].Text : runtime.Client is RecordedClient recorded ? recorded.OutputOf(messages[^1].Text, repeat) : null;

    /// <summary>What the calls to make cost as those on record did: in the store, else a cell of the run or the baseline.</summary>
    private (decimal? Usd, string Source) Typical(List<StepWork> paid)
    {
        if (paid.Count == 0)
            return (0, "no call costs anything");
        if (paid.All(s => s.SeenUsd is not null))
            return (paid.Sum(s => s.SeenUsd!.Value * s.ToMake), FormattableString.Invariant($"{paid.Sum(s => s.Seen)} answers in the store"));
        if (paid.Any(s => s.IsUnpriced))
            return (null, "unknown: a price is missing");
        if (Recorded(BuiltinMetrics.CostName) is { } cell)
            return (Money.OfDouble(cell) * paid.Max(s => s.ToMake), run is not null ? "the cells of the run" : "the cells of the accepted baseline");
        return (null, "no answer is on record yet: a run with --limit 20 gives some, and what it pays for is not paid again");
    }

    private double? CellUsd(List<StepWork> steps, decimal? most, List<StepWork> paid)
    {
        if (Recorded(BuiltinMetrics.CostName) is { } cell)
            return cell;
        if (steps.All(s => s.SeenUsd is not null))
            return (double)(steps.Sum(s => s.SeenUsd!.Value) / _variants.Count);
        return paid.Count > 0 && paid.Max(s => s.ToMake) is var cells ? (double?)(most / cells / _variants.Count) : null;
    }

    private long EmbeddingCalls()
    {
        var embedding = _suite.Models.Where(VariantBinder.IsEmbedding).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        return _suite.Graders.Where(g => g.Parameters.Text("model") is { } model && embedding.Contains(model))
            .Sum(g => g.Parameters.Texts("labels") is { Count: > 0 } labels ? plan.Cells + labels.Count : 2L * plan.Cells);
    }

    private double? Seconds(List<StepWork> steps)
    {
        var calls = steps.Sum(s => s.ToMake);
        if (calls == 0)
            return 0;
        if (batch && steps.Exists(s => s is { ToMake: > 0, IsFree: false }))
            return null;
        var limited = steps.GroupBy(s => s.Model.Runtime.Settings.Limits).Select(g => Math.Max(
            60 * g.Sum(s => s.ToMake) / (g.Key.RequestsPerMinute ?? double.PositiveInfinity),
            60 * g.Sum(s => s.InputTokens + (s.SeenOutput ?? 0) * s.ToMake) / (g.Key.TokensPerMinute ?? double.PositiveInfinity))).Max();
        var recorded = Recorded(BuiltinMetrics.LatencyName);
        var timed = steps.Aggregate((double?)0, (sum, s) => sum + (s.ToMake == 0 ? 0 : s.SeenMs ?? (_variants.All(v => v.Count == 1) ? recorded : null)) * s.ToMake);
        var parallel = Math.Min(_suite.MaxParallel ?? AssumedParallel, calls);
        return timed is { } ms ? Math.Max(ms / 1000 / parallel, limited) : limited > 0 ? limited : null;
    }

    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)0, (sum, amount) => sum + amount);

    /// <summary>The mean of a built-in quantity over the cells on record: of the run, else of the accepted baseline.</summary>
    private double? Recorded(string name)
    {
        var columns = run is not null ? run.Data.Variants.Select(v => v.Grader(name)) : accepted?.Sides.Values.Select(s => s.Variant.Grader(name)) ?? [];
        var values = columns.OfType<ScoreColumns>().SelectMany(c => Enumerable.Range(0, c.Count).Select(cell => c.Value(cell, 0))).Where(double.IsFinite).ToList();
        return values.Count == 0 ? null : values.Average();
    }
}
