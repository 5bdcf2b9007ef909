using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Planning;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit plan SUITE</c></summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal)
    {
        var suite = new Argument<string>("SUITE") { Description = "A suite." };
        var margin = new Option<double?>("--margin") { Description = "The difference to show, in each metric's unit [default: the gates' own margins].", HelpName = "M", CustomParser = NumberOption.Margin };
        var power = new Option<double?>("--power") { Description = "The wanted probability to show it [default: 0.8].", HelpName = "P", CustomParser = NumberOption.Share };
        var baseline = new Option<string?>("--baseline") { Description = "Accepted baseline whose variance is taken [default: the suite's].", HelpName = "FILE" };
        var run = new Option<string?>("--run") { Description = "A run folder whose differences, cost and latency are taken.", HelpName = "RUN" };
        var profile = new Option<string?>("--profile") { Description = "The profile of the suite that is used.", HelpName = "NAME" };
        var store = new Option<string>("--store") { Description = "Folder of the response store, whose answers need no calls.", DefaultValueFactory = _ => Path.Combine(".evalkit", "responses"), HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Write the plan to standard output as JSON, and nothing else." };
        var command = new Command("plan", "Say before any call what a run takes, what its gates could show, and how many items a margin needs.") { suite, margin, power, baseline, run, profile, store, json };
        OptionChecks.Folder(store, terminal);
        command.SetAction(async (parsed, _) =>
        {
            var (recorded, runProblems) = parsed.GetValue(run) is { } folder ? RunFolders.Read(terminal, folder) : (null, []);
            if (runProblems.Count > 0)
                return ProblemWriter.Write(terminal, runProblems);
            var options = new RunOptions
            {
                OutputFolder = "",
                StoreFolder = terminal.FullPath(parsed.GetValue(store)!),
                RunId = "plan",
                Profile = parsed.GetValue(profile),
                ToolVersion = ToolVersion.Text,
                Responses = ResponseMode.Only,
                BaselineFile = parsed.GetValue(baseline) is { } file ? terminal.FullPath(file) : null,
            };
            var name = parsed.GetValue(suite)!;
            var (session, problems) = EvalSession.Prepare(terminal.FullPath(name), name, options, terminal.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);
            if (session is null)
                return ProblemWriter.Write(terminal, problems);
            await using (session)
            {
                var plan = session.Plan(new PlanRequest(parsed.GetValue(margin), parsed.GetValue(power) ?? 0.8, recorded));
                if (parsed.GetValue(json))
                    PlanWriter.WriteJson(terminal.Output, plan);
                else
                    PlanWriter.Write(terminal, plan);
            }
            return ExitCodes.Passed;
        });
        return command;
    }
}
