using EvalKit.Statistics;

namespace EvalKit.Benchmarks.Speed;

/// <summary>The resampling whose speed is promised.</summary>
internal sealed class StatisticsWork
{
    private const int Items = 1_000;

    private readonly double[] _values;
    private readonly double[] _differences;
    private readonly Dictionary<int, (double[][] Baseline, double[][] Candidate)> _repeated = [];

    public StatisticsWork()
    {
        var generator = new SeededGenerator(1);
        _values = Draw(generator, Items);
        _differences = Array.ConvertAll(Draw(generator, Items), v => v - 0.48);
        foreach (var repeats in (int[])[1, 3, 5, 10, 16])
            _repeated.Add(repeats, (Rows(generator, repeats), Rows(generator, repeats)));
    }

    public void Bootstrap(int threads) => BootstrapTInterval.Compute(_values, 0.95, 1, 10_000, threads);

    public void TwoLevel(int repeats, int threads) =>
        TwoLevelBootstrap.Compute(_repeated[repeats].Baseline, _repeated[repeats].Candidate, 0.95, 1, 10_000, threads);

    public void SignFlips(int threads) => EvalKit.Statistics.SignFlips.PValue(_differences, 100_000, 1, Alternative.TwoSided, threads);

    private static double[][] Rows(SeededGenerator generator, int repeats) => [.. Enumerable.Range(0, Items).Select(_ => Draw(generator, repeats))];

    private static double[] Draw(SeededGenerator generator, int count) => [.. Enumerable.Range(0, count).Select(_ => generator.NextDouble())];
}
