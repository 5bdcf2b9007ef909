namespace EvalKit.Benchmarks.Load;

/// <summary>One row of the table.</summary>
/// <param name="Name">Scenario and what ran.</param>
/// <param name="Items">Items of the run; 0 where there are none.</param>
/// <param name="Usage">Wall time, CPU time and peak memory of the process, its start included.</param>
/// <param name="Ideal">Items x latency / parallel; zero where there is no latency.</param>
/// <param name="Budgets">The limits that apply to the row.</param>
internal sealed record Measurement(string Name, int Items, ProcessUsage Usage, TimeSpan Ideal, IReadOnlyList<Budget> Budgets);
