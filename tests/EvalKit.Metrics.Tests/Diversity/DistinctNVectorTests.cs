using System.Globalization;
using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Diversity;

public sealed class DistinctNVectorTests
{
    [Fact]
    public void Score_Vectors_EqualDefinition()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("distinct_n").Cases)
        {
            string[][] texts = [.. vector.Input.GetProperty("texts_tokens").EnumerateArray().Select(text => text.ToTexts())];
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var score = DistinctN.Score(int.Parse(expected.Name.AsSpan(1), CultureInfo.InvariantCulture), texts);
                Compare(report, vector, expected, "distinct", score.Distinct);
                Compare(report, vector, expected, "total_ngrams", score.Ngrams);
                Compare(report, vector, expected, "total_tokens", score.Tokens);
                CompareRatio(report, vector, expected, "corpus_over_ngrams", score.OverNgrams);
                CompareRatio(report, vector, expected, "corpus_over_tokens_li2016", score.OverTokens);
                Compare(report, vector, expected, "mean_sentence_level", score.MeanOfTexts);
            }
        }

        report.AssertAllMatch();
    }

    /// <summary>The vectors write 0 for a share of nothing, which is undefined here so that it cannot lower a mean.</summary>
    private static void CompareRatio(VectorReport report, VectorCase vector, JsonProperty order, string name, double? actual)
    {
        if (actual is null)
            Assert.Equal(0, order.Value.GetProperty(name).GetDouble());
        else
            Compare(report, vector, order, name, actual);
    }

    private static void Compare(VectorReport report, VectorCase vector, JsonProperty order, string name, double? actual)
    {
        if (order.Value.TryGetProperty(name, out var expected) && expected.ValueKind != JsonValueKind.Null)
            report.Number(vector, $"{order.Name} {name}", expected, actual ?? double.NaN);
        else
            Assert.Null(actual);
    }
}
