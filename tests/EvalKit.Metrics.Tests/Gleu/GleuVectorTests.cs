using System.Globalization;
using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Gleu;

public sealed class GleuVectorTests
{
    [Fact]
    public void Score_Vectors_EqualNltk()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("gleu").Cases)
        {
            foreach (var expected in vector.Expected.EnumerateObject())
            {
                var orders = expected.Name.Split('_')[^2..];
                var gleu = new Metrics.Gleu(new GleuOptions
                {
                    MinOrder = int.Parse(orders[0], CultureInfo.InvariantCulture),
                    MaxOrder = int.Parse(orders[1], CultureInfo.InvariantCulture),
                });
                var score = expected.Name.StartsWith("corpus", StringComparison.Ordinal)
                    ? CorpusScore(gleu, vector.Input)
                    : gleu.SentenceScore(vector.Input.Texts("hypothesis_tokens"), ReadReferences(vector.Input.GetProperty("references_tokens")));
                report.Number(vector, expected.Name, expected.Value, score);
            }
        }

        report.AssertAllMatch();
    }

    private static double CorpusScore(Metrics.Gleu gleu, JsonElement input)
    {
        var hypotheses = input.GetProperty("hypotheses_tokens");
        var references = input.GetProperty("list_of_references_tokens");
        var sum = new double[2];
        var segment = new double[2];
        for (var i = 0; i < hypotheses.GetArrayLength(); i++)
        {
            gleu.Collect(hypotheses[i].ToTexts(), ReadReferences(references[i]), segment);
            sum[0] += segment[0];
            sum[1] += segment[1];
        }

        return gleu.Score(sum);
    }

    private static string[][] ReadReferences(JsonElement references) => [.. references.EnumerateArray().Select(reference => reference.ToTexts())];
}
