using System.CommandLine;
using EvalKit.Cli.Output;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit data check</c></summary>
internal static class DataCommand
{
    public static Command Create(Terminal terminal) => new("data", "Look at data before systems are measured by them.") { DataCheckCommand.Create(terminal) };
}
