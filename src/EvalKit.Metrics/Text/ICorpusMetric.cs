namespace EvalKit.Metrics;

/// <summary>
/// A metric whose corpus score is a function of statistics that are summed over segments. The statistics are plain numbers,
/// so a resample of the corpus is scored by adding the numbers of the drawn segments: no text is read twice.
/// </summary>
public interface ICorpusMetric
{
    /// <summary>The settings a number was computed with, in the style of sacreBLEU.</summary>
    string Signature { get; }

    /// <summary>How many numbers the statistics of a segment are.</summary>
    int StatisticsLength { get; }

    /// <summary>Writes the statistics of one segment to the first <see cref="StatisticsLength"/> places.</summary>
    /// <exception cref="ArgumentException">There is no reference, or not enough places.</exception>
    void Collect(string hypothesis, IReadOnlyList<string> references, Span<double> statistics);

    /// <summary>The score of summed statistics.</summary>
    double Score(ReadOnlySpan<double> statistics);

    /// <summary>The score of one segment, with the convention that the metric has for single sentences.</summary>
    double SentenceScore(string hypothesis, IReadOnlyList<string> references);
}
