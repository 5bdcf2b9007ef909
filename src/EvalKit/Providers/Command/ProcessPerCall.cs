using System.Globalization;
using EvalKit.Models;
using EvalKit.Processes;

namespace EvalKit.Providers.Command;

/// <summary>Starts the program for each call. The request is its whole input, what it writes its answer.</summary>
internal sealed class ProcessPerCall(ProcessRequest start, TimeProvider time) : ICommandRunner
{
    public async Task<string> AskAsync(Func<string?, string> request, CancellationToken cancellation)
    {
        var result = await ChildProcess.RunAsync(start with { Input = request(null) + "\n" }, time, cancellation);
        return Failure(result) is { } failure ? throw failure : result.Output;
    }

    public void Dispose()
    {
    }

    private ModelCallException? Failure(ProcessResult result)
    {
        var problem = result switch
        {
            { End: ProcessEnd.NotStarted } => "the program could not be started",
            { End: ProcessEnd.TimedOut } => "the program took too long",
            { End: ProcessEnd.OutputTooLong } => string.Create(CultureInfo.InvariantCulture, $"the program wrote more than {start.OutputLimit} bytes"),
            { ExitCode: not 0 } => string.Create(CultureInfo.InvariantCulture, $"the program ended with exit code {result.ExitCode}"),
            _ => null,
        };
        if (problem is null)
            return null;
        var said = ProcessResult.Tail(result.Error);
        return new ModelCallException(ModelFailureKind.Other, said.Length == 0 ? problem : $"{problem}: {said}");
    }
}
