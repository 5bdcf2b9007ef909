using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Bleu;

public sealed class BleuVectorTests
{
    [Fact]
    public void Explain_SentenceVectors_EqualSacreBleu()
    {
        var file = VectorFile.Load("bleu_sentence");
        var metrics = BleuConfiguration.ReadAll(file.Parameters);
        var report = new VectorReport();
        foreach (var vector in file.Cases)
        {
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var metric = metrics[expected.Name];
                var statistics = metric.Collect(vector.Input.Text("hypothesis"), vector.Input.Texts("references"));
                Compare(report, vector, expected, metric, statistics);
                if (expected.Name.Contains("|eff", StringComparison.Ordinal))
                {
                    var score = metric.SentenceScore(vector.Input.Text("hypothesis"), vector.Input.Texts("references"));
                    report.Number(vector, expected.Name + " sentence", expected.Value.GetProperty("score"), score);
                }
            }
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void Explain_CorpusVectors_EqualSacreBleu()
    {
        var file = VectorFile.Load("bleu_corpus");
        var metrics = BleuConfiguration.ReadAll(file.Parameters);
        var report = new VectorReport();
        foreach (var vector in file.Cases)
        {
            var hypotheses = vector.Input.Texts("hypotheses");
            var references = vector.Input.GetProperty("references");
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var metric = metrics[expected.Name];
                var statistics = default(BleuStatistics);
                for (var i = 0; i < hypotheses.Length; i++)
                    statistics += metric.Collect(hypotheses[i], references[i].ToTexts());
                Compare(report, vector, expected, metric, statistics);
            }
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void Tokenize_TokenizerVectors_EqualSacreBleu()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("bleu_tokenizers").Cases)
        {
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var metric = new Metrics.Bleu(new BleuOptions { Tokenizer = BleuConfiguration.Tokenizer(expected.Name) });
                report.Text(vector, expected.Name, expected.Value, metric.Tokenize(vector.Input.Text("text")));
            }
        }

        report.AssertAllMatch();
    }

    private static void Compare(
        VectorReport report, VectorCase vector, JsonProperty expected, Metrics.Bleu metric, in BleuStatistics statistics)
    {
        var score = metric.Explain(statistics);
        report.Number(vector, expected.Name + " score", expected.Value.GetProperty("score"), score.Score);
        report.Number(vector, expected.Name + " score without parts", expected.Value.GetProperty("score"), metric.Score(statistics));
        report.Number(vector, expected.Name + " bp", expected.Value.GetProperty("bp"), score.BrevityPenalty);
        report.Number(vector, expected.Name + " sys_len", expected.Value.GetProperty("sys_len"), score.HypothesisLength);
        report.Number(vector, expected.Name + " ref_len", expected.Value.GetProperty("ref_len"), score.ReferenceLength);
        report.Numbers(vector, expected.Name + " counts", expected.Value.GetProperty("counts"), score.Correct);
        report.Numbers(vector, expected.Name + " totals", expected.Value.GetProperty("totals"), score.Total);
        report.Numbers(vector, expected.Name + " precisions", expected.Value.GetProperty("precisions"), score.Precisions);
    }
}
