using System.Runtime.InteropServices;
using EvalKit.Fakes;

if (args is ["--help"] or ["-h"])
{
    await Console.Out.WriteLineAsync(ServerCommandLine.Usage);
    return 0;
}

var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context));
try
{
    var (options, watchesStdin) = ServerCommandLine.Parse(args);
    await using var server = FakeServer.Start(options);
    await Console.Out.WriteLineAsync($"listening on {server.Root.GetLeftPart(UriPartial.Authority)}");
    if (watchesStdin)
        new Thread(WaitForEndOfInput) { IsBackground = true }.Start();
    await stopped.Task;
    return 0;
}
catch (Exception problem) when (problem is FormatException or IOException or System.Net.Sockets.SocketException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 4;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stopped.TrySetResult();
}

void WaitForEndOfInput()
{
    while (Console.In.Read() >= 0)
    {
    }

    stopped.TrySetResult();
}
