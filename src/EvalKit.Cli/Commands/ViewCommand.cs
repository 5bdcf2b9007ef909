using System.CommandLine;
using System.Runtime.CompilerServices;
using EvalKit.Cli.Output;
using EvalKit.Viewing;

namespace EvalKit.Cli.Commands;

/// <summary><c>evalkit view [DIR]</c></summary>
internal static class ViewCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of runs, of one suite's runs, or of one run.", DefaultValueFactory = _ => "reports", Arity = ArgumentArity.ZeroOrOne };
        var port = new Option<int?>("--port") { Description = "The port on 127.0.0.1 [default: any that is free].", HelpName = "N", CustomParser = NumberOption.Port };
        var noOpen = new Option<bool>("--no-open") { Description = "Do not open the browser." };
        var command = new Command("view", "Show runs in the browser, also while they go on: a web server for this machine alone that only reads.") { folder, port, noOpen };
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetValue(folder)!;
            var path = terminal.FullPath(name);
            if (!Directory.Exists(path))
                return ProblemWriter.Write(terminal, $"'{name}' is no folder: name the one of runs, such as reports, which 'evalkit run' makes");
            return WebFramework.TryUse(out var problem)
                ? await ServeAsync(terminal, new ViewOptions(path) { ShownAs = name, Port = parsed.GetValue(port) ?? 0 }, !parsed.GetValue(noOpen), cancellation)
                : ProblemWriter.Write(terminal, problem!);
        });
        return command;
    }

    /// <summary>A method of its own, so that nothing of ASP.NET Core is loaded before it was found.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ServeAsync(Terminal terminal, ViewOptions options, bool open, CancellationToken cancellation)
    {
        try
        {
            await using var server = await ViewServer.StartAsync(options, cancellation);
            terminal.Output.WriteLine($"{options.ShownAs} at {server.Address}");
            terminal.Output.WriteLine("The address is the key to it: whoever on this machine has it can read the runs. Ctrl-C ends it.");
            if (open && terminal.IsLive && !Browser.TryOpen(server.OneTimeAddress()))
                terminal.Output.WriteLine("No browser could be opened: open the address yourself.");
            await server.WaitForEndAsync(cancellation);
            return ExitCodes.Passed;
        }
        catch (IOException e)
        {
            return ProblemWriter.Write(terminal, $"the server cannot listen: {e.Message.TrimEnd('.')}; without --port any free port is taken");
        }
    }
}
