using System.Text.Json;
using EvalKit.Metrics.Tests.Vectors;

namespace EvalKit.Metrics.Tests.Vector;

/// <summary>Expected numbers: exact arithmetic (mpmath, 5,000 bits), rounded once.</summary>
public sealed class VectorSimilarityVectorTests
{
    [Fact]
    public void Measures_ReferenceVectors_Match()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("embedding_similarity").Cases)
        {
            var (a, b) = (Elements(vector, "a"), Elements(vector, "b"));
            report.Number(vector, "dot", vector.Expected.GetProperty("dot"), VectorSimilarity.Dot(a, b));
            report.Number(vector, "norm a", vector.Expected.GetProperty("norm_a"), VectorSimilarity.Norm(a));
            report.Number(vector, "norm b", vector.Expected.GetProperty("norm_b"), VectorSimilarity.Norm(b));
            report.Number(vector, "euclidean", vector.Expected.GetProperty("euclidean"), VectorSimilarity.Euclidean(a, b));
            report.Number(vector, "manhattan", vector.Expected.GetProperty("manhattan"), VectorSimilarity.Manhattan(a, b));
            var cosine = vector.Expected.GetProperty("cosine");
            if (cosine.ValueKind == JsonValueKind.Null)
                Assert.Equal(0, VectorSimilarity.Cosine(a, b));
            else
                report.Number(vector, "cosine", cosine, VectorSimilarity.Cosine(a, b));
        }

        report.AssertAllMatch();
    }

    private static double[] Elements(VectorCase vector, string name) =>
        [.. vector.Input.GetProperty(name).EnumerateArray().Select(element => element.GetDouble())];
}
