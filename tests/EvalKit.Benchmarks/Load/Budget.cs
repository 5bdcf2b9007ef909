namespace EvalKit.Benchmarks.Load;

/// <summary>A limit in words and whether the measurement keeps it.</summary>
internal sealed record Budget(string Limit, bool Holds);
