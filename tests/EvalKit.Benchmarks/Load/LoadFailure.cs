namespace EvalKit.Benchmarks.Load;

/// <summary>What was measured did not do its work, so there is no figure.</summary>
internal sealed class LoadFailure(string message) : Exception(message);
