using System.CommandLine;
using EvalKit.Cli.Output;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit judge check</c></summary>
internal static class JudgeCommand
{
    public static Command Create(Terminal terminal) => new("judge", "Measure a judge before its numbers are believed.") { JudgeCheckCommand.Create(terminal) };
}
