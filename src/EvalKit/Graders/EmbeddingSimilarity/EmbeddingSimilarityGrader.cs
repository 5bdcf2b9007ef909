using EvalKit.Results;

namespace EvalKit.Graders.EmbeddingSimilarity;

internal sealed class EmbeddingSimilarityGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly IEmbedder? _embedder = setup.Embedder("model");

    protected override async ValueTask<Score> GradeAsync(string text, IReadOnlyList<string> references, GradingContext context, CancellationToken cancellation)
    {
        var bill = new EmbeddingBill();
        float[]? output = null;
        double? best = null;
        foreach (var reference in references)
        {
            if (text.Length == 0 || reference.Length == 0)
            {
                best = Math.Max(best ?? -1, text.Length == reference.Length ? 1 : 0);
                continue;
            }
            if (output is null)
            {
                (output, var problem) = bill.Add(await _embedder!.EmbedAsync(text, cancellation));
                if (output is null)
                    return Score.Missing(Outcome.Errored, problem);
            }
            var (gold, absence) = bill.Add(await _embedder!.EmbedAsync(reference, cancellation));
            var (cosine, failure) = gold is null ? (0, absence) : EmbeddingCosine.Of(output, gold);
            if (failure is not null)
                return Score.Missing(Outcome.Errored, failure);
            best = Math.Max(best ?? -1, cosine);
        }
        return best is { } value ? Scores.Of(Math.Max(0, value), value) with { EmbeddingUsd = bill.Usd } : Score.Missing(Outcome.Errored, "there is no reference");
    }
}
