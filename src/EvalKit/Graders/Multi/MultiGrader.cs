using System.Globalization;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Multi;

internal sealed class MultiGrader(GraderSetup setup, IReadOnlyList<(string Name, IGrader Grader)> graders, Formula? formula) : IGrader
{
    private readonly double? _unparseableAs = setup.Parameters.OptionalNumber("unparseable_as");
    private readonly double? _erroredAs = setup.Parameters.OptionalNumber("errored_as");

    public GraderDefinition Definition { get; } = setup.Definition;

    public async ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation)
    {
        var scores = new Score[graders.Count];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = await graders[i].Grader.GuardedGradeAsync(context, cancellation);
        return Combine(scores).WithThreshold(setup.PassThreshold) with { Judge = JudgeTrace.Join(scores), EmbeddingUsd = scores.Aggregate((decimal?)0, (sum, s) => sum + s.EmbeddingUsd) };
    }

    private Score Combine(Score[] scores)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var columns = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            columns[i] = scores[i].Value ?? double.NaN;
            if (scores[i].Outcome == Outcome.Scored)
                values[graders[i].Name] = columns[i];
            else if (scores[i].Outcome == Outcome.Unparseable && _unparseableAs is { } substitute)
                values[graders[i].Name] = substitute;
        }
        for (var i = 0; i < scores.Length; i++)
            if (!values.ContainsKey(graders[i].Name))
                return Failed(scores[i].Outcome, $"{graders[i].Name}: {scores[i].Reason}", columns);
        return values.Values.Any(double.IsNaN) ? Scores.Of(double.NaN, null, columns) : Evaluate(values, scores, columns);
    }

    private Score Evaluate(Dictionary<string, double> values, Score[] scores, double[] columns)
    {
        var value = formula!.Evaluate(values);
        var parts = string.Join(", ", graders.Select((g, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{g.Name} {values[g.Name]:0.####}{(scores[i].Outcome == Outcome.Scored ? "" : " (" + scores[i].Outcome.Name() + ")")}")));
        if (!double.IsFinite(value))
            return Failed(Outcome.Errored, $"the formula gives no finite number for {parts}", columns);
        var reason = value is < 0 or > 1 ? string.Create(CultureInfo.InvariantCulture, $"{parts}; the formula gives {value:0.####}, which is outside [0,1]") : parts;
        return Scores.Of(Math.Clamp(value, 0, 1), value, columns) with { Reason = reason };
    }

    private Score Failed(Outcome outcome, string reason, double[] columns) => outcome == Outcome.Errored && _erroredAs is { } score
        ? Scores.Of(score, score, columns) with { Reason = reason }
        : Score.Missing(outcome, reason);
}
