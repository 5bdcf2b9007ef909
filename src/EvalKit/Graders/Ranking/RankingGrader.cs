using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Metrics;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Ranking;

internal sealed class RankingGrader : IGrader
{
    private readonly Template _retrieved;
    private readonly Template _relevant;
    private readonly double? _passThreshold;
    private readonly RankingOptions _options;
    private readonly IReadOnlyList<int> _cutoffs;

    public RankingGrader(GraderSetup setup)
    {
        Definition = setup.Definition;
        _retrieved = setup.Template("retrieved");
        _relevant = setup.Template("relevant");
        _passThreshold = setup.PassThreshold;
        _cutoffs = RankingColumns.Cutoffs(setup.Parameters);
        _options = new RankingOptions { Gain = setup.Parameters.Text("gain") == "exponential" ? RankingGain.Exponential : RankingGain.Linear };
    }

    public GraderDefinition Definition { get; }

    public ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation) => new(Grade(context.Scope));

    private Score Grade(TemplateScope scope)
    {
        var list = _retrieved.Evaluate(scope, out var missing);
        if (list.IsMissing)
            return MissingValue.Score(missing);
        var gold = _relevant.Evaluate(scope, out missing);
        if (gold.IsMissing)
            return MissingValue.Score(missing);
        if (ReadIds(list) is not { } ids)
            return Score.Missing(Outcome.Unparseable, "the ranked list is no array of ids or of objects with an id");
        if (ReadGrades(gold) is not { } grades)
            return Score.Missing(Outcome.Errored, "the relevant documents are no array of ids and no map from id to a whole number of 0 or more");
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
            return Score.Missing(Outcome.Unparseable, "the ranked list names a document twice");
        var result = RankingMetrics.Evaluate(ids, grades, _options);
        var score = new Score { Outcome = Outcome.Scored, Columns = Columns(result), Raw = result.ReciprocalRank, References = [.. grades.Where(g => g.Value > 0).Select(g => g.Key)] };
        return score.WithThreshold(_passThreshold);
    }

    private double[] Columns(RankingScores result)
    {
        List<double> columns = [Defined(result.ReciprocalRank), Defined(result.AveragePrecision), Defined(result.Ndcg)];
        foreach (var k in _cutoffs)
            columns.AddRange([Defined(result.HitAt(k)), Defined(result.PrecisionAt(k)), Defined(result.RecallAt(k)), Defined(result.NdcgAt(k))]);
        return [.. columns];
    }

    private static double Defined(double? value) => value ?? double.NaN;

    private static List<string>? ReadIds(TemplateValue value)
    {
        if (value.Json is not { ValueKind: JsonValueKind.Array } array)
            return null;
        var ids = new List<string>();
        foreach (var entry in array.EnumerateArray())
        {
            var id = entry;
            if (entry.ValueKind == JsonValueKind.Object && !entry.TryGetProperty("id", out id))
                return null;
            if (id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                return null;
            ids.Add(JsonKind.Text(id));
        }
        return ids;
    }

    private static Dictionary<string, int>? ReadGrades(TemplateValue value)
    {
        var grades = new Dictionary<string, int>(StringComparer.Ordinal);
        if (value.Json is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var entry in map.EnumerateObject())
            {
                if (entry.Value.ValueKind != JsonValueKind.Number || !entry.Value.TryGetInt32(out var grade) || grade < 0)
                    return null;
                grades[entry.Name] = grade;
            }
            return grades;
        }
        if (ReadIds(value) is not { } ids)
            return null;
        foreach (var id in ids)
            grades[id] = 1;
        return grades;
    }
}
