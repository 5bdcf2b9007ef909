using EvalKit.Statistics;

namespace EvalKit.Results;

/// <summary>How fast a variant's answers came, cell by cell. Cells may be set from several threads, each by one.</summary>
/// <param name="cells">The number of cells.</param>
internal sealed class AnswerSpeed(int cells)
{
    private double[]? _firstToken;
    private double[]? _tokensPerSecond;

    /// <summary>Records a cell.</summary>
    /// <param name="cell">Its index.</param>
    /// <param name="firstTokenMs">Milliseconds to the first token of its answer; null where it was not streamed.</param>
    /// <param name="outputTokens">Output tokens of its calls; 0 where nobody counted them.</param>
    /// <param name="totalMs">Milliseconds of its calls; null where they were not measured.</param>
    public void Set(int cell, double? firstTokenMs, long outputTokens, double? totalMs)
    {
        if (firstTokenMs is { } first)
            Values(ref _firstToken)[cell] = first;
        if (outputTokens > 0 && totalMs is > 0 and { } total)
            Values(ref _tokensPerSecond)[cell] = 1000 * outputTokens / total;
    }

    /// <summary>A quantile of the milliseconds to the first token; null where none was measured.</summary>
    public double? FirstToken(double probability) => Of(_firstToken, probability);

    /// <summary>A quantile of the output tokens a second; null where none is known.</summary>
    public double? TokensPerSecond(double probability) => Of(_tokensPerSecond, probability);

    /// <summary>The same of some cells, in their order.</summary>
    public AnswerSpeed Only(IReadOnlyList<int> some) => new(some.Count) { _firstToken = Only(_firstToken, some), _tokensPerSecond = Only(_tokensPerSecond, some) };

    private double[] Values(ref double[]? values)
    {
        if (Volatile.Read(ref values) is { } known)
            return known;
        var made = new double[cells];
        Array.Fill(made, double.NaN);
        return Interlocked.CompareExchange(ref values, made, null) ?? made;
    }

    private static double[]? Only(double[]? values, IReadOnlyList<int> some) => values is null ? null : [.. some.Select(cell => values[cell])];

    private static double? Of(double[]? values, double probability) =>
        values?.Where(double.IsFinite).ToArray() is { Length: > 0 } known ? Quantile.Of(known, probability) : null;
}
