using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.ChrF;

public sealed class ChrFVectorTests
{
    [Fact]
    public void SentenceScore_Vectors_EqualSacreBleu()
    {
        var file = VectorFile.Load("chrf_sentence");
        var metrics = ReadConfigurations(file.Parameters);
        var report = new VectorReport();
        foreach (var vector in file.Cases)
        {
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var score = metrics[expected.Name].SentenceScore(vector.Input.Text("hypothesis"), vector.Input.Texts("references"));
                report.Number(vector, expected.Name, expected.Value, score);
            }
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void Score_CorpusVectors_EqualSacreBleu()
    {
        var file = VectorFile.Load("chrf_corpus");
        var metrics = ReadConfigurations(file.Parameters);
        var report = new VectorReport();
        foreach (var vector in file.Cases)
        {
            foreach (var expected in vector.Expected.EnumerateObject())
                report.Number(vector, expected.Name, expected.Value, Corpus.Score(metrics[expected.Name], vector.Input));
        }

        report.AssertAllMatch();
    }

    private static Dictionary<string, Metrics.ChrF> ReadConfigurations(JsonElement parameters) => parameters.GetProperty("configs")
        .EnumerateObject()
        .ToDictionary(configuration => configuration.Name, configuration => new Metrics.ChrF(Read(configuration.Value)), StringComparer.Ordinal);

    private static ChrFOptions Read(JsonElement configuration) => new()
    {
        CharacterOrder = configuration.TryGetProperty("char_order", out var characters) ? characters.GetInt32() : 6,
        WordOrder = configuration.GetProperty("word_order").GetInt32(),
        Beta = configuration.TryGetProperty("beta", out var beta) ? beta.GetDouble() : 2,
        Lowercase = configuration.Flag("lowercase"),
        Whitespace = configuration.Flag("whitespace"),
        EpsilonSmoothing = configuration.Flag("eps_smoothing"),
    };
}
