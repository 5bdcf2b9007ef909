using System.CommandLine;
using System.Globalization;
using EvalKit.Baselines;
using EvalKit.Cli.Output;
using EvalKit.Flaky;
using EvalKit.Models;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit baseline accept|show</c></summary>
internal static class BaselineCommand
{
    public static Command Create(Terminal terminal) => new("baseline", "Accept a run as the baseline that later runs are compared with, or show it.")
    {
        Accept(terminal),
        Show(terminal),
    };

    private static Command Accept(Terminal terminal)
    {
        var run = new Argument<string>("RUN") { Description = "A run folder." };
        var file = new Option<string?>("--file") { Description = "The baseline file [default: baselines/NAME.json beside the suite, else evals/baselines/NAME.json].", HelpName = "FILE" };
        var variant = new Option<string?>("--variant") { Description = "The variant that candidates of another name are compared with [default: the last].", HelpName = "NAME" };
        var again = new Option<string?>("--again") { Description = "Another run of the same system: how much the two differ is kept with the baseline [default: what repeats tell].", HelpName = "RUN" };
        var command = new Command("accept", "Write a run's per-item scores as a baseline, to be committed.") { run, file, variant, again };
        command.SetAction(parsed =>
        {
            var (recorded, problems) = RunFolders.Read(terminal, parsed.GetValue(run)!);
            if (recorded is null)
                return ProblemWriter.Write(terminal, problems);
            if (recorded.ItemsNotNeeded > 0)
                return ProblemWriter.Write(terminal, $"the run ended after {recorded.Data.Items.Count.ToString(CultureInfo.InvariantCulture)} of {(recorded.Data.Items.Count + recorded.ItemsNotNeeded).ToString(CultureInfo.InvariantCulture)} items, as soon as its gates were decided, and a baseline needs all of them: run again without --until-decided, its answers are found in the store");
            if (recorded.Shard is { } shard)
                return ProblemWriter.Write(terminal, $"the run is part {shard} of its items, and a baseline needs all of them: join the parts with evalkit merge, and accept that run");
            RecordedRun? second = null;
            if (parsed.GetValue(again) is { } name)
            {
                (second, var secondProblems) = RunFolders.Read(terminal, name);
                if (second is null)
                    return ProblemWriter.Write(terminal, secondProblems);
                if ((BaselineNoise.Obstacle(recorded, second) ?? SameAnswers(terminal, parsed.GetValue(run)!, name)) is { } obstacle)
                    return ProblemWriter.Write(terminal, "--again: " + obstacle);
            }
            var main = parsed.GetValue(variant) ?? recorded.Data.Variants[^1].Name;
            if (recorded.Data.Variants.All(v => v.Name != main))
                return ProblemWriter.Write(terminal, $"the run has no variant '{main}'; it has {string.Join(", ", recorded.Data.Variants.Select(v => v.Name))}");
            if (!RunClock.TryCreate(TimeProvider.System, terminal.Environment, out var clock, out var clockProblem))
                return ProblemWriter.Write(terminal, clockProblem!);
            var path = parsed.GetValue(file) is { } named ? terminal.FullPath(named) : PathFor(terminal, recorded);
            BaselineFile.Write(path, recorded, main, clock.GetUtcNow(), second);
            terminal.Output.WriteLine($"accepted {recorded.RunId} as the baseline of {recorded.Suite}: {Path.GetRelativePath(terminal.WorkingFolder, path)}");
            return ExitCodes.Passed;
        });
        return command;
    }

    /// <summary>Where runs of the suite look for it: beside the suite, if that lies where the run found it.</summary>
    private static string PathFor(Terminal terminal, RecordedRun run) => run.SuiteFile is { Length: > 0 } suite && File.Exists(terminal.FullPath(suite))
        ? BaselineFile.PathFor(terminal.FullPath(suite), run.Suite)
        : terminal.FullPath(Path.Combine("evals", "baselines", run.Suite + ".json"));

    private static string? SameAnswers(Terminal terminal, string run, string again) => RunAnswers.AreEqual(RunFolders.Find(terminal, run), RunFolders.Find(terminal, again))
        ? "both runs hold the same answers, found in the store: run once more with --responses refresh"
        : null;

    private static Command Show(Terminal terminal)
    {
        var name = new Argument<string>("SUITE|FILE") { Description = "A suite, or a baseline file." };
        var command = new Command("show", "Show an accepted baseline: when, what ran, its scores.") { name };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(name)!;
            var path = terminal.FullPath(given);
            if (!path.EndsWith(".json", StringComparison.Ordinal))
            {
                var (suite, suiteProblems) = SuiteLoader.Load(path, given, terminal.Environment, callsAllowed: false);
                if (suite is null)
                    return ProblemWriter.Write(terminal, suiteProblems);
                path = BaselineFile.PathFor(path, suite.Name);
                if (!File.Exists(path))
                    return ProblemWriter.Write(terminal, $"{suite.Name} has no accepted baseline: there is no {Path.GetRelativePath(terminal.WorkingFolder, path)}");
            }
            var (baseline, problems) = BaselineFile.Read(path, Path.GetRelativePath(terminal.WorkingFolder, path));
            if (baseline is null)
                return ProblemWriter.Write(terminal, problems);
            terminal.Output.WriteLine($"{baseline.Suite}: run {baseline.RunId}, accepted {baseline.Accepted}, main variant {baseline.Main}");
            foreach (var (variant, side) in baseline.Sides)
            {
                terminal.Output.WriteLine($"  {variant}: {side.Data.Items.Count.ToString(CultureInfo.InvariantCulture)} items");
                foreach (var scores in side.Variant.Graders)
                    terminal.Output.WriteLine($"    {scores.Definition.Name,-24} mean score {MeanScore(scores)}   {scores.Definition.Signature}");
                foreach (var (metric, noise) in side.Noise)
                    terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    two runs differ in {metric} by up to {noise.Floor(0.95):0.####} (95 %)"));
                foreach (var (word, value) in side.Fingerprint!)
                    terminal.Output.WriteLine($"    {word}: {PlainText.Of(value, 120)}");
            }
            return ExitCodes.Passed;
        });
        return command;
    }

    private static string MeanScore(ScoreColumns scores)
    {
        var values = Enumerable.Range(0, scores.Count).Select(c => scores.Value(c, 0)).Where(v => !double.IsNaN(v)).ToList();
        return values.Count == 0 ? "-" : values.Average().ToString("0.####", CultureInfo.InvariantCulture);
    }
}
