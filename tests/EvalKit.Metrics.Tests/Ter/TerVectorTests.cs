using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Ter;

public sealed class TerVectorTests
{
    [Fact]
    public void Explain_SentenceVectors_EqualSacreBleu()
    {
        var file = VectorFile.Load("ter_sentence");
        var metrics = ReadConfigurations(file.Parameters);
        var report = new VectorReport();
        foreach (var vector in file.Cases)
        {
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var statistics = new double[2];
                metrics[expected.Name].Collect(vector.Input.Text("hypothesis"), vector.Input.Texts("references"), statistics);
                Compare(report, vector, expected, metrics[expected.Name].Explain(statistics));
            }
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void Explain_CorpusVectors_EqualSacreBleu()
    {
        var file = VectorFile.Load("ter_corpus");
        var metrics = ReadConfigurations(file.Parameters);
        var report = new VectorReport();
        foreach (var vector in file.Cases)
        {
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var metric = metrics[expected.Name];
                Compare(report, vector, expected, metric.Explain(Corpus.Statistics(metric, vector.Input)));
            }
        }

        report.AssertAllMatch();
    }

    private static void Compare(VectorReport report, VectorCase vector, JsonProperty expected, TerScore score)
    {
        report.Number(vector, expected.Name + " score", expected.Value.GetProperty("score"), score.Rate);
        report.Number(vector, expected.Name + " edits", expected.Value.GetProperty("num_edits"), score.Edits);
        report.Number(vector, expected.Name + " ref_length", expected.Value.GetProperty("ref_length"), score.ReferenceLength);
    }

    private static Dictionary<string, Metrics.Ter> ReadConfigurations(JsonElement parameters) => parameters.GetProperty("configs")
        .EnumerateObject()
        .ToDictionary(configuration => configuration.Name, configuration => new Metrics.Ter(Read(configuration.Value)), StringComparer.Ordinal);

    private static TerOptions Read(JsonElement configuration) => new()
    {
        CaseSensitive = configuration.Flag("case_sensitive"),
        Normalized = configuration.Flag("normalized"),
        RemovePunctuation = configuration.Flag("no_punct"),
        AsianSupport = configuration.Flag("asian_support"),
    };
}
