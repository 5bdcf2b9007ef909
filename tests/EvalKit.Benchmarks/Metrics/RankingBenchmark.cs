using BenchmarkDotNet.Attributes;
using EvalKit.Metrics;

namespace EvalKit.Benchmarks.Metrics;

/// <summary>All metrics of one ranked list of 10 or 1,000 documents with 20 graded judgements.</summary>
[MemoryDiagnoser]
public class RankingBenchmark
{
    private string[] _retrieved = [];
    private Dictionary<string, int> _relevance = [];

    [Params(10, 1000)]
    public int Documents { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _retrieved = [.. Enumerable.Range(0, Documents).Select(i => $"doc{i * 7}")];
        _relevance = Enumerable.Range(0, 20).ToDictionary(i => $"doc{i * i}", i => i % 4, StringComparer.Ordinal);
    }

    [Benchmark]
    public double Evaluate()
    {
        var scores = RankingMetrics.Evaluate(_retrieved, _relevance);
        return (scores.NdcgAt(10) + scores.AveragePrecision + scores.ReciprocalRank + scores.RecallAt(10)) ?? 0;
    }
}
