using BenchmarkDotNet.Running;
using EvalKit.Benchmarks.Load;
using EvalKit.Benchmarks.Rates;
using EvalKit.Benchmarks.Report;
using EvalKit.Benchmarks.Simulation;
using EvalKit.Benchmarks.Speed;

switch (args)
{
    case ["load", .. var options]:
        return await LoadCommand.RunAsync(options, Console.Out, Console.Error);
    case ["simulate", .. var options]:
        return await SimulateCommand.RunAsync(options, Console.Out, Console.Error);
    case ["speed", .. var options]:
        return await SpeedCommand.RunAsync(options, Console.Out, Console.Error);
    case ["measure", var file, .. var command]:
        return await MeasuredProcess.MeasureAsync(file, command, Console.Error);
    case ["client", .. var options]:
        return await BareClient.RunAsync(options);
    case ["corpus", .. var options]:
        return CorpusRun.Run(options);
    case ["report", .. var options]:
        return await ReportCommand.RunAsync(options, Console.Out, Console.Error);
    case ["rates"]:
        return await RateCommand.RunAsync(Console.Out);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
