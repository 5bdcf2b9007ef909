using EvalKit.Datasets;
using EvalKit.EarlyStopping;
using EvalKit.Gates;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Simulation;

/// <summary>
/// Runs with <c>--until-decided</c>, through the code that the tool runs: gates are looked at after every item, the run ends at the first one after which all are
/// decided, and a run that reaches its end gets the ordinary verdicts. Both together may fail at most 5 % of the comparisons of a system with itself.
/// </summary>
public static class PeekingStudy
{
    private const double Level = 0.95;

    /// <summary>All scenarios.</summary>
    public static IEnumerable<PeekingCell> All(int runs)
    {
        foreach (var items in (int[])[300, 1000])
        {
            var scenario = new GateScenario("", items, 1, 1);
            foreach (var (grader, gate) in ((string, string)[])[("label", "pass rate"), ("quality", "five points")])
            {
                foreach (var margin in (double[])[0, 0.02, 0.05])
                    yield return Measure(scenario, Name(gate, margin), [Against(grader, margin)], 0, runs);
                foreach (var drop in (double[])[0.1, 0.2, -0.05])
                    yield return Measure(scenario, Name(gate, 0.05), [Against(grader, 0.05)], drop, runs);
            }
        }

        foreach (var scenario in GateScenario.All)
            yield return ThreeGates(scenario, 0, runs);
        yield return ThreeGates(GateScenario.All[0], 0.2, runs);
    }

    /// <summary>The gate on the pass rate alone.</summary>
    public static PeekingCell PassRate(int items, double margin, double drop, int runs) =>
        Measure(new GateScenario("", items, 1, 1), Name("pass rate", margin), [Against("label", margin)], drop, runs);

    /// <summary>The suite of three gates.</summary>
    public static PeekingCell ThreeGates(GateScenario scenario, double drop, int runs) =>
        Measure(scenario, $"three, {scenario.Name}", [.. GateScenario.Gates.Select(g => Against(g.Grader, g.Margin, g.IsHardOnly))], drop, runs);

    private static PeekingCell Measure(GateScenario scenario, string name, IReadOnlyList<GateRule> gates, double drop, int runs)
    {
        var table = scenario.Table();
        var ends = new (bool Failed, bool Passed, int Used)[runs];
        Parallel.For(0, runs, run => ends[run] = Run(scenario.Run(table, drop, run), gates, run));
        return new PeekingCell(
            name, scenario.Items, drop,
            ends.Count(e => e.Failed) / (double)runs, ends.Count(e => e.Passed) / (double)runs, ends.Count(e => e.Used < scenario.Items) / (double)runs,
            ends.Average(e => (double)e.Used) / scenario.Items, runs);
    }

    private static (bool Failed, bool Passed, int Used) Run(RunData run, IReadOnlyList<GateRule> gates, long seed)
    {
        var side = new BaselineSide(run, run.Variants[0], BaselineSide.SameRun, null);
        var watch = GateWatch.Of(Suite(gates, seed), run, _ => side);
        var used = 0;
        for (var unit = 0; unit < watch.Units.Count - 1; unit++)
        {
            watch.Add(watch.Units[unit]);
            used += watch.Units[unit].Length;
            if (watch.AllDecided)
                return (watch.Gates.Any(g => g.HasPassed == false), watch.Gates.All(g => g.HasPassed == true), used);
        }

        var family = new GateFamily(run, gates, Level, seed, _ => side);
        var verdicts = new Comparer(run, new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal), Level, seed).Compare(family.Requests);
        return (verdicts.Any(v => v.Verdict == Verdicts.Failed), verdicts.All(v => v.Verdict == Verdicts.Passed), run.Items.Count);
    }

    private static string Name(string gate, double margin) => FormattableString.Invariant($"{gate}, margin {margin}");

    private static GateRule Against(string grader, double margin, bool isHardOnly = false) => new()
    {
        Metric = grader + ".mean",
        Kind = GateKind.AgainstBaseline,
        Value = margin,
        Slice = isHardOnly ? new SliceKey("kind", "hard") : null,
        Text = "against baseline",
        Place = "",
    };

    private static Suite Suite(IReadOnlyList<GateRule> gates, long seed) => new()
    {
        Name = "simulated",
        Objective = "",
        Path = "",
        Hash = "",
        Dataset = new DatasetDefinition { Path = "", ShownAs = "" },
        Models = [],
        Variants = [],
        Graders = [],
        Gates = gates,
        Seed = seed,
        Confidence = Level,
    };
}
