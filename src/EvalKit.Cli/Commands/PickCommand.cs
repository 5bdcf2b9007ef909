using System.CommandLine;
using System.Globalization;
using EvalKit.Cli.Output;
using EvalKit.Decisions;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit pick RUN...</c></summary>
internal static class PickCommand
{
    public static Command Create(Terminal terminal)
    {
        var runs = new Argument<string[]>("RUN") { Description = "Run folders whose variants are compared, item by item.", Arity = ArgumentArity.OneOrMore };
        var metric = new Option<string?>("--metric") { Description = "The score that has to be kept [default: what the suite says].", HelpName = "METRIC" };
        var atLeast = new Option<double?>("--at-least") { Description = "What the score has to reach, in place of the suite's limit.", HelpName = "X", CustomParser = NumberOption.Any };
        var atMost = new Option<double?>("--at-most") { Description = "The same for a score of which less is better.", HelpName = "X", CustomParser = NumberOption.Any };
        var proof = new Option<string?>("--proof") { Description = "Whether the whole interval has to hold the limit, or the value alone [default: interval].", HelpName = "point|interval" };
        OptionChecks.OneOfIfGiven(proof, "point", "interval");
        var within = new Option<double?>("--within") { Description = "Keep only what is shown to be at most so much worse than the best [default: whatever is not shown to be worse].", HelpName = "M", CustomParser = NumberOption.Margin };
        var json = new Option<bool>("--json") { Description = "Write the choice to standard output as JSON, and nothing else." };
        var command = new Command("pick", "Pick a variant: hard limits first, then accuracy, then cost, then latency.") { runs, metric, atLeast, atMost, proof, within, json };
        command.SetAction(parsed =>
        {
            var (read, problems) = Read(terminal, parsed.GetValue(runs)!);
            if (problems.Count > 0)
                return ProblemWriter.Write(terminal, problems);
            if (parsed.GetValue(atLeast) is not null && parsed.GetValue(atMost) is not null)
                return ProblemWriter.Write(terminal, "--at-least and --at-most are two limits; give one");
            var limit = parsed.GetValue(atLeast) is { } least ? Limit(GateKind.AtLeast, "at_least", least) : parsed.GetValue(atMost) is { } most ? Limit(GateKind.AtMost, "at_most", most) : null;
            var rule = PickRule.Of(read[^1]).With(parsed.GetValue(metric), limit, parsed.GetValue(proof) is { } wanted ? wanted == "interval" : null, parsed.GetValue(within));
            foreach (var run in read)
                if (Picker.MissingMetrics(run, rule) is [var missing, ..])
                    return ProblemWriter.Write(terminal, [new Problem(run.RunId, 0, 0, $"has no metric '{missing}'{NearestName.Hint(missing, run.Data.Variants[0].Graders.SelectMany(g => g.Definition.Metrics, (g, m) => $"{g.Definition.Name}.{m.Name}"))}")]);
            var pick = new Picker(read, rule).Pick();
            if (parsed.GetValue(json))
                PickWriter.WriteJson(terminal.Output, pick);
            else
                PickWriter.Write(terminal, pick);
            return pick.Picked is null ? ExitCodes.Failed : ExitCodes.Passed;
        });
        return command;
    }

    private static (List<RecordedRun> Runs, IReadOnlyList<Problem> Problems) Read(Terminal terminal, string[] names)
    {
        var (runs, problems) = (new List<RecordedRun>(), new List<Problem>());
        foreach (var name in names.DistinctBy(n => RunFolders.Find(terminal, n).Path, StringComparer.Ordinal))
        {
            var (run, found) = RunFolders.Read(terminal, name);
            problems.AddRange(found);
            if (run is not null)
                runs.Add(run);
        }
        return (runs, problems);
    }

    private static GateRule Limit(GateKind kind, string word, double value) =>
        new() { Metric = "", Kind = kind, Value = value, Text = string.Create(CultureInfo.InvariantCulture, $"{word} {value}"), Place = "" };
}
