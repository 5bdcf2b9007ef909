namespace EvalKit.Benchmarks.Load;

/// <summary>What a process took from start to exit.</summary>
internal sealed record ProcessUsage(TimeSpan Wall, TimeSpan Cpu, long PeakBytes)
{
    public double PeakMegabytes => PeakBytes / 1e6;
}
