using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Rouge;

public sealed class RougeVectorTests
{
    [Fact]
    public void Score_RougeVectors_EqualRougeScore()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("rouge").Cases)
        {
            foreach (var mode in vector.Expected.EnumerateObject())
            {
                var rouge = new Metrics.Rouge(new RougeOptions { UseStemmer = mode.Name == "stem" });
                Compare(report, vector, mode, rouge);
            }
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void Stem_PorterVectors_EqualNltk()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("porter_stemmer").Cases)
            report.Text(vector, "stem", vector.Expected.GetProperty("nltk_extensions"), PorterStemmer.Stem(vector.Input.Text("word")));
        report.AssertAllMatch();
    }

    private static void Compare(VectorReport report, VectorCase vector, JsonProperty mode, Metrics.Rouge rouge)
    {
        var prediction = vector.Input.Text("prediction");
        var targets = vector.Input.Texts("targets");
        var variants = vector.Input.Texts("types").Select(Parse).ToArray();
        var scores = new RougeScore[variants.Length];

        var perReference = mode.Value.GetProperty("per_reference");
        for (var i = 0; i < targets.Length; i++)
        {
            rouge.Score(prediction, targets[i], variants, scores);
            CompareScores(report, vector, $"{mode.Name} reference {i}", perReference[i], variants, scores);
        }

        if (mode.Value.TryGetProperty("multi", out var multi))
        {
            rouge.Score(prediction, targets, variants, scores);
            CompareScores(report, vector, $"{mode.Name} best", multi, variants, scores);
        }
    }

    private static void CompareScores(
        VectorReport report, VectorCase vector, string what, JsonElement expected, RougeVariant[] variants, RougeScore[] scores)
    {
        for (var i = 0; i < variants.Length; i++)
        {
            if (!expected.TryGetProperty(variants[i].ToString(), out var values))
                continue;
            report.Number(vector, $"{what} {variants[i]} P", values.GetProperty("precision"), scores[i].Precision);
            report.Number(vector, $"{what} {variants[i]} R", values.GetProperty("recall"), scores[i].Recall);
            report.Number(vector, $"{what} {variants[i]} F", values.GetProperty("fmeasure"), scores[i].F);
        }
    }

    private static RougeVariant Parse(string name) =>
        RougeVariant.TryParse(name, out var variant) ? variant : throw new ArgumentException(name, nameof(name));
}
