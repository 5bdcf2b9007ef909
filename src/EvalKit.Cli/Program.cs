using EvalKit.Cli.Commands;
using EvalKit.Cli.Output;

return await EvalKitCommand.RunAsync(args, Terminal.Open());
