using EvalKit.Metrics;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.NearestLabel;

internal sealed class NearestLabelGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly IEmbedder? _embedder = setup.Embedder("model");
    private readonly List<string> _labels = [.. setup.Parameters.Texts("labels")];
    private readonly List<string> _texts = [.. setup.Parameters.Texts("labels").Select(label => setup.Parameters["descriptions"].Text(label) ?? label)];
    private float[][]? _vectors;

    protected override async ValueTask<Score> GradeAsync(string text, IReadOnlyList<string> references, GradingContext context, CancellationToken cancellation)
    {
        if (references.Count != 1)
            return Score.Missing(Outcome.Errored, "a label needs exactly one reference");
        var gold = _labels.IndexOf(references[0]);
        if (gold < 0)
            return Score.Missing(Outcome.Errored, $"the reference '{references[0]}' is none of the labels{NearestName.Hint(references[0], _labels)}");
        if (text.Length == 0)
            return Labelled(gold, null, double.NaN);
        var (vectors, failure) = await LabelsAsync(cancellation);
        if (vectors is null)
            return Score.Missing(Outcome.Errored, failure);
        var (output, outputFailure, cost) = await _embedder!.EmbedAsync(text, cancellation);
        return output is null ? Score.Missing(Outcome.Errored, outputFailure) : Compare(gold, output, vectors) with { EmbeddingUsd = cost };
    }

    private Score Compare(int gold, float[] output, float[][] vectors)
    {
        var (nearest, highest, rival) = (-1, double.NegativeInfinity, double.NegativeInfinity);
        var ofGold = 0.0;
        for (var label = 0; label < vectors.Length; label++)
        {
            var (cosine, failure) = EmbeddingCosine.Of(output, vectors[label]);
            if (failure is not null)
                return Score.Missing(Outcome.Errored, failure);
            if (cosine > highest)
                (nearest, highest) = (label, cosine);
            if (label == gold)
                ofGold = cosine;
            else
                rival = Math.Max(rival, cosine);
        }
        return Array.TrueForAll(output, value => value == 0) ? Labelled(gold, null, double.NaN) : Labelled(gold, _labels[nearest], ofGold - rival);
    }

    private Score Labelled(int gold, string? predicted, double margin) => new()
    {
        Outcome = Outcome.Scored,
        Columns = [predicted == _labels[gold] ? 1 : 0, margin],
        Raw = double.IsNaN(margin) ? null : margin,
        Passed = predicted == _labels[gold],
        Reason = predicted is null ? "the output is near no label" : null,
        Gold = _labels[gold],
        Predicted = predicted ?? ConfusionMatrix.InvalidLabel,
    };

    /// <summary>The vectors of the labels, asked for once; what failed is asked for again with the next item.</summary>
    private async ValueTask<(float[][]? Vectors, string? Failure)> LabelsAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _vectors) is { } known)
            return (known, null);
        var vectors = new float[_texts.Count][];
        for (var label = 0; label < vectors.Length; label++)
        {
            var (vector, failure) = await _embedder!.EmbedAsync(_texts[label], cancellation);
            if (vector is null)
                return (null, $"label '{_labels[label]}': {failure}");
            vectors[label] = vector;
        }
        Volatile.Write(ref _vectors, vectors);
        return (vectors, null);
    }
}
