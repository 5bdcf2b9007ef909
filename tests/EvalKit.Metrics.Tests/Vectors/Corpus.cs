using System.Text.Json;

namespace EvalKit.Metrics.Tests.Vectors;

/// <summary>Scores the corpora of vector files by adding the statistics of their segments.</summary>
internal static class Corpus
{
    public static double Score(ICorpusMetric metric, JsonElement input) => metric.Score(Statistics(metric, input));

    public static double[] Statistics(ICorpusMetric metric, JsonElement input)
    {
        var hypotheses = input.Texts("hypotheses");
        var references = input.GetProperty("references");
        return Statistics(metric, hypotheses.Select((hypothesis, i) => (hypothesis, references[i].ToTexts())));
    }

    public static double[] Statistics(ICorpusMetric metric, IEnumerable<(string Hypothesis, string[] References)> segments)
    {
        var sum = new double[metric.StatisticsLength];
        var segment = new double[metric.StatisticsLength];
        foreach (var (hypothesis, references) in segments)
        {
            metric.Collect(hypothesis, references, segment);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += segment[i];
        }

        return sum;
    }
}
