namespace EvalKit.Benchmarks.Load;

/// <summary>
/// <c>load</c>: measures the built tool from outside, as its users meet it: a process with a suite, a dataset and a server on a socket.
/// </summary>
internal static class LoadCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            var options = LoadOptions.Parse(arguments);
            var scenarios = Scenarios.Named(options.Scenario);
            var measurements = new List<Measurement>();
            await output.WriteLineAsync(Machine.Describe());
            await output.WriteLineAsync();
            await output.WriteLineAsync(MeasurementTable.Head);
            foreach (var scenario in scenarios)
            {
                await foreach (var measurement in scenario(options))
                {
                    measurements.Add(measurement);
                    await output.WriteLineAsync(MeasurementTable.Row(measurement));
                }
            }

            var budgets = measurements.SelectMany(measurement => measurement.Budgets).ToList();
            var missed = budgets.Count(budget => !budget.Holds);
            await output.WriteLineAsync();
            await output.WriteLineAsync(budgets.Count == 0 ? "No budget applies." : $"{budgets.Count - missed} of {budgets.Count} budgets hold.");
            return missed == 0 ? 0 : 1;
        }
        catch (Exception problem) when (problem is FormatException or LoadFailure)
        {
            await errors.WriteLineAsync(problem.Message);
            return 4;
        }
    }
}
