using System.Globalization;
using EvalKit.Baselines;
using EvalKit.Datasets;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Planning;

/// <summary>Says what a suite would take and what its gates could show, before anything is called.</summary>
internal sealed class Planner(RunPlan plan, AcceptedBaseline? accepted, PlanRequest request, WorkEstimate work)
{
    private static readonly int[] RepeatsShown = [1, 2, 3, 5, 10];

    private readonly Suite _suite = plan.Suite;
    private readonly ItemTable _items = plan.Counted.Of(plan.Items);
    private readonly RecordedRun? _run = request.Run?.Without(plan.Suite.Quarantine);

    public SuitePlan Plan(IReadOnlyList<Finding> findings)
    {
        var rules = Rules();
        var level = 1 - (1 - _suite.Confidence) / Math.Max(1, rules.Count);
        var gates = rules.ConvertAll(r => Gate(r.Rule, r.Variant, level));
        var discordance = gates.Find(g => g.StandardDeviation is not null && g.Slice is null)?.StandardDeviation is > 0 and < 1 and var sd ? sd * sd : DifferenceSpread.AssumedDiscordance;
        return new SuitePlan
        {
            Suite = _suite.Name,
            Power = request.Power,
            Work = work,
            Gates = gates,
            Discordance = discordance,
            Table = SampleSizes.Table(discordance, 1 - _suite.Confidence, request.Power),
            Findings = findings,
        };
    }

    /// <summary>The comparisons that gates ask for; without any, and with a margin, the headline metric of every grader.</summary>
    private List<(GateRule Rule, string Variant)> Rules()
    {
        List<(string Name, bool IsBaseline)> variants = [.. plan.Variants.Select(v => (v.Name, v.IsBaseline))];
        var gates = GateExpansion.Of(_suite.Gates, _items).Where(g => g.Kind == GateKind.AgainstBaseline).ToList();
        if (gates.Count == 0 && request.Margin is { } margin)
            gates = [.. _suite.Graders.Select(g => new GateRule { Metric = $"{g.Definition.Name}.{g.Definition.Metrics[0].Name}", Kind = GateKind.AgainstBaseline, Value = margin, Text = "", Place = "" })];
        return [.. gates.Select(g => request.Margin is { } wanted ? g with { Value = wanted, IsRelative = false } : g).SelectMany(g => GatedVariants.Of(g, variants), (g, v) => (g, v))];
    }

    private GatePlan Gate(GateRule rule, string variant, double level)
    {
        var (grader, metric) = _suite.Graders.Select(g => g.Definition).Concat(BuiltinMetrics.All).SelectMany(g => g.Metrics, (g, m) => (g, m)).First(x => $"{x.g.Name}.{x.m.Name}" == rule.Metric);
        var (spread, value) = metric is ColumnMean mean ? Spread(rule, variant, grader, mean) : (null, null);
        var margin = rule.Value * (rule.IsRelative ? Math.Abs(value ?? 1) : 1);
        var items = SliceItems.Of(_items, rule.Slice).Count;
        var gate = new GatePlan { Metric = rule.Metric, Slice = rule.Slice?.ToString(), Variant = variant, Margin = margin, Level = level, Items = items, Source = spread?.Source ?? "", Advice = "" };
        if (spread is null)
            return gate with { Advice = metric is ColumnMean ? "nothing on record says how much it varies: run the suite once and plan with --run RUN" : "a metric of the whole set: run the suite once, the smallest detectable difference of its gate says what it shows" };
        var deviation = Math.Sqrt(spread.Variance(_suite.Repeats));
        var isPassFail = metric.Range == MetricRanges.Unit && _suite.Repeats == 1 && spread.Within == 0;
        List<RepeatOption> options = margin == 0 ? [] : [.. RepeatsShown.Where(k => k == 1 || spread.Within > 0).Select(k => Option(spread, k, margin, level, isPassFail))];
        return gate with
        {
            StandardDeviation = deviation,
            DesignEffect = spread.DesignEffect,
            Detectable = items == 0 || deviation == 0 ? null : NumericPower.MinimumDetectableDifference(deviation * Math.Sqrt(spread.DesignEffect), items, 1 - level, request.Power),
            Options = [.. options.OrderBy(o => o.Cells).ThenBy(o => o.Repeats)],
            Advice = Advice(options, items, margin, spread),
        };
    }

    /// <summary>Never below what a run without any flip needs: there the interval is as wide as chance could hide.</summary>
    private RepeatOption Option(DifferenceSpread spread, int repeats, double margin, double level, bool isPassFail)
    {
        var needed = spread.Variance(repeats) == 0 ? 1 : NumericPower.ItemsNeeded(Math.Sqrt(spread.Variance(repeats)), margin, 1 - level, request.Power);
        if (isPassFail && margin < 1)
            needed = Math.Max(needed, GateReach.OfPassRates(1, margin, level).ItemsToPassUnchanged ?? 0);
        var items = (long)Math.Ceiling(needed * spread.DesignEffect);
        return new RepeatOption(repeats, items, items * repeats, work.CellUsd is { } cost ? cost * items * repeats * work.Variants : null);
    }

    private string Advice(List<RepeatOption> options, int items, double margin, DifferenceSpread spread)
    {
        if (options.Count == 0)
            return "with a margin of 0 only a proven improvement passes";
        var cheapest = options.MinBy(o => (o.Cells, o.Repeats))!;
        var now = options.Find(o => o.Repeats == _suite.Repeats);
        if (now is not null && now.Items <= items)
            return Text($"{items} items show a difference of {margin:0.####}");
        var fits = options.Where(o => o.Items <= items).MinBy(o => o.Repeats);
        var more = Text($"{cheapest.Items} items with {Count(cheapest.Repeats)} ({cheapest.Items - items} more)");
        if (fits is not null)
            return Text($"{fits.Repeats} repeats of the {items} items there are ({(long)items * fits.Repeats} cells a variant), or {more}");
        return spread.Within > 0 ? $"{more}; repeats of these items cannot do it, since the spread lies between items" : more;
    }

    private (DifferenceSpread? Spread, double? Baseline) Spread(GateRule rule, string variant, GraderDefinition grader, ColumnMean metric)
    {
        if (_run is { } run && run.Data.Variants.FirstOrDefault(v => v.Name == variant) is { } candidate && candidate.Grader(grader.Name) is { } after
            && (run.Data.Variants.FirstOrDefault(v => v.IsBaseline && v != candidate) is { } own ? new BaselineSide(run.Data, own, BaselineSide.SameRun, null) : accepted?.For(candidate)) is { } other
            && Column(other, grader, metric) is { } before)
        {
            var sample = new PairedSample(run.Data, Pairing.Of(run.Data.Items, other.Data.Items), rule.Slice);
            var (left, right) = (ItemValues.Of(after, metric, run.Data.Items.Count, run.Data.Repeats), ItemValues.Of(before.Scores, before.Metric, other.Data.Items.Count, other.Data.Repeats));
            if (DifferenceSpread.OfPair(sample, left, right) is { } spread)
                return (spread, Mean(right, sample.Pairs.Select(p => p.Baseline)));
        }
        if (accepted is not null && Column(accepted.Sides.GetValueOrDefault(variant) ?? accepted.Sides[accepted.Main], grader, metric) is { } found)
        {
            var inSlice = SliceItems.Of(_items, rule.Slice).ToHashSet();
            var pairs = Pairing.Of(_items, found.Side.Data.Items).Pairs.Where(p => inSlice.Contains(p.Candidate)).ToList();
            var values = ItemValues.Of(found.Scores, found.Metric, found.Side.Data.Items.Count, found.Side.Data.Repeats);
            if (DifferenceSpread.OfBaseline(_items, pairs, values) is { } spread)
                return (spread, Mean(values, pairs.Select(p => p.Baseline)));
        }
        return (DifferenceSpread.Assumed(metric), null);
    }

    private static (BaselineSide Side, ScoreColumns Scores, ColumnMean Metric)? Column(BaselineSide side, GraderDefinition grader, ColumnMean metric)
    {
        if (side.Variant.Grader(grader.Name) is not { } scores || scores.Definition.Signature != grader.Signature)
            return null;
        var column = scores.Definition.Columns.ToList().IndexOf(grader.Columns[metric.Column]);
        return column < 0 ? null : (side, scores, metric with { Column = column });
    }

    private static double? Mean(ItemValues values, IEnumerable<int> items)
    {
        var known = items.Select(i => values.Mean[i]).Where(double.IsFinite).ToList();
        return known.Count == 0 ? null : known.Average();
    }

    private static string Count(int repeats) => Text($"{repeats} repeat{(repeats == 1 ? "" : "s")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
