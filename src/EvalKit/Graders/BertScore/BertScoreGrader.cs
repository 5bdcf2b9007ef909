using EvalKit.Metrics;
using EvalKit.Results;

namespace EvalKit.Graders.BertScore;

internal sealed class BertScoreGrader(GraderSetup setup, ReferenceWeights? weights, BertScoreBaseline? baseline) : TextGrader(setup)
{
    private readonly WordEmbedder? _embedder = setup.Embedder("model") is { } embedder ? new WordEmbedder(embedder) : null;

    protected override async ValueTask<Score> GradeAsync(string text, IReadOnlyList<string> references, GradingContext context, CancellationToken cancellation)
    {
        var bill = new EmbeddingBill();
        try
        {
            var result = await Metrics.BertScore.ScoreAsync(_embedder!.On(bill), text, references, weights?.Value, baseline, cancellation);
            return Scores.Of(Share(result.F1), result.F1, Share(result.Precision), Share(result.Recall)) with { EmbeddingUsd = bill.Usd, Reason = result.IsEmpty ? "a text without words is like no other" : null };
        }
        catch (EmbeddingException e)
        {
            return Score.Missing(Outcome.Errored, e.Message);
        }
        catch (InvalidDataException e)
        {
            return Score.Missing(Outcome.Errored, e.Message);
        }
    }

    private static double Share(double? value) => value is { } number ? Math.Clamp(number, 0, 1) : double.NaN;
}
