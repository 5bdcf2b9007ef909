using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.People;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit label agreement FILE</c></summary>
internal static class LabelAgreementCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A file of labels." };
        var worst = new Option<int?>("--worst") { Description = "How many answers to list on which people agree least [default: 10].", HelpName = "N", CustomParser = NumberOption.Count };
        var json = new Option<bool>("--json") { Description = "Write the numbers to standard output as JSON, and nothing else." };
        var command = new Command("agreement", "Say how far people agree, round by round, and on what they do not.") { file, worst, json };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(file)!;
            var (labels, problems) = LabelFile.Read(terminal.FullPath(given), given);
            if (labels is null)
                return ProblemWriter.Write(terminal, problems);
            if (labels.Grades.Count == 0)
                return ProblemWriter.Write(terminal, $"{given} holds no labels yet");
            if (parsed.GetValue(json))
                terminal.Output.WriteLine(LabelAgreementJson.Write(labels, given, parsed.GetValue(worst) ?? 10));
            else
                AgreementWriter.Write(terminal, labels, parsed.GetValue(worst) ?? 10);
            return ExitCodes.Passed;
        });
        return command;
    }
}
