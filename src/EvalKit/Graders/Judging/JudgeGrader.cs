using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Judging;

/// <summary>
/// Grades by judges: shows each of them the same marked material, reads their verdicts strictly, and makes one score of them. Where no verdict can be used the score is
/// <see cref="Outcome.JudgeFailed"/>: missing, counted and shown, never 0.
/// </summary>
internal sealed class JudgeGrader : IGrader
{
    /// <value>The default value is 4,000 characters of a judge's reasoning that are kept with a score.</value>
    private const int MaximumReason = 4000;

    private const string Solving = "Solve the following task yourself, carefully. Nobody has answered it yet.";

    private const string Solved = "The piece `solution` is your own solution of the task, found before you saw the answer. Hold the answer against it; if they differ, find out which of them is wrong.";

    private static readonly VerdictForm Solution = new("solution", new TextField("solution", "Your solution, complete enough to hold an answer against it."));

    private readonly IReadOnlyList<IJudge> _judges;
    private readonly IJudgeKind _kind;
    private readonly JudgeMaterial _material;
    private readonly string _task;
    private readonly Template? _criteria;
    private readonly IReadOnlyList<string> _words;
    private readonly int _samples;
    private readonly int _attempts;
    private readonly string _rule;
    private readonly bool _solvesFirst;
    private readonly double? _passThreshold;

    public JudgeGrader(GraderSetup setup, JudgeType type)
    {
        var parameters = setup.Parameters;
        Definition = setup.Definition;
        _judges = setup.Judges(JudgeKeys.Model.Name, JudgeOptions.Of(parameters));
        _kind = type.Kind(setup);
        _material = new JudgeMaterial(setup, type.JudgesAnswers);
        _task = type.Task(parameters);
        _criteria = parameters["criteria"] is null ? null : setup.Template("criteria");
        _words = type.Words(parameters);
        _samples = parameters.Integer(JudgeKeys.Samples.Name, type.DefaultSamples);
        _attempts = parameters.Integer(JudgeKeys.Attempts.Name, 1);
        _rule = parameters.Text(JudgeKeys.Panel.Name) ?? (_words.Count > 0 ? "majority" : "median");
        _solvesFirst = parameters.Boolean(JudgeKeys.SolveFirst.Name);
        _passThreshold = setup.PassThreshold;
    }

    public GraderDefinition Definition { get; }

    public async ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation)
    {
        if (_judges.Count == 0)
            return Score.Missing(Outcome.Errored, "there is no model to judge");
        if (_material.Of(context.Scope, out var missing) is not { } material)
            return missing!;
        var task = _task;
        if (_criteria is not null)
        {
            if (!_criteria.TryRender(context.Scope, value => UntrustedText.Mark("value", value), out var criteria, out var absent))
                return MissingValue.Score(absent);
            task = $"{task}\n\nCriteria:\n{criteria.Trim()}";
        }
        var seats = await Task.WhenAll(_judges.Select(judge => AskAsync(judge, material, context.Scope, task, cancellation)));
        return Seen(seats);
    }

    private async Task<Seat> AskAsync(IJudge judge, JudgeCellMaterial material, TemplateScope scope, string task, CancellationToken cancellation)
    {
        var first = new JudgeCase(judge, material, scope, 0, _attempts);
        var begun = await JudgeAsync(first, task, cancellation);
        // A reading that is a distribution already stands for all samples.
        if (_samples == 1 || begun.Spread is not null)
            return new Seat(judge.Name, begun, begun.Spread ?? 0, first.Exchanges, first.Vectors.Usd);
        var cases = Enumerable.Range(1, _samples - 1).Select(sample => new JudgeCase(judge, material, scope, sample, _attempts)).ToList();
        JudgeReading[] readings = [begun, .. await Task.WhenAll(cases.Select(c => JudgeAsync(c, task, cancellation)))];
        return new Seat(judge.Name, JudgePanel.OfSamples(readings, _words.Count > 0), Deviation(readings), [.. first.Exchanges, .. cases.SelectMany(c => c.Exchanges)], cases.Aggregate(first.Vectors.Usd, (sum, c) => sum + c.Vectors.Usd));
    }

    private async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        if (!_solvesFirst)
            return await _kind.JudgeAsync(judged, task, cancellation);
        var solved = await judged.AskAsync(Solving, judged.Material.WithoutAnswers, Solution, cancellation);
        if (solved.Failure is { } failure)
            return failure;
        judged.Add(new Piece("solution", solved.Verdict.GetProperty("solution").GetString()!));
        return await _kind.JudgeAsync(judged, $"{task}\n\n{Solved}", cancellation);
    }

    private Score Seen(Seat[] seats)
    {
        var whole = JudgePanel.OfJudges([.. seats.Select(s => s.Reading)], _rule);
        var trace = JudgeTranscript.Of([.. seats.SelectMany(s => s.Exchanges)]);
        if (whole.Failure is { } failure)
            return Score.Missing(whole.Outcome, failure) with { Judge = trace };
        var score = new Score
        {
            Outcome = Outcome.Scored,
            Columns = [whole.Score, .. whole.Values, .. _samples > 1 ? [seats.Average(s => s.Deviation)] : Array.Empty<double>(), .. seats.Length > 1 ? seats.Select(Verdict) : []],
            Raw = whole.Raw,
            Passed = whole.Passed,
            Reason = Reason(seats, whole),
            Predicted = whole.Label,
            Judge = trace,
            EmbeddingUsd = seats.Aggregate((decimal?)0, (sum, s) => sum + s.EmbeddingUsd),
        };
        return _passThreshold is null ? score : score.WithThreshold(_passThreshold);
    }

    /// <summary>A member's verdict as a number: the score, or the place of the word among all; NaN without one.</summary>
    private double Verdict(Seat seat) => seat.Reading.Failure is not null ? double.NaN
        : _words.Count > 0 && seat.Reading.Label is { } label ? _words.ToList().IndexOf(label)
        : seat.Reading.Score;

    private static string? Reason(Seat[] seats, JudgeReading whole)
    {
        var reason = seats.Length == 1 ? whole.Reason : $"{string.Join("; ", seats.Select(s => $"{s.Judge}: {JudgePanel.Word(s.Reading)}"))}{(whole.Reason is null ? "" : ". " + whole.Reason)}";
        return reason is { Length: > MaximumReason } ? reason[..MaximumReason] + "..." : reason;
    }

    private static double Deviation(IEnumerable<JudgeReading> readings)
    {
        double[] scores = [.. readings.Where(r => r.Failure is null && double.IsFinite(r.Score)).Select(r => r.Score)];
        return scores.Length == 0 ? double.NaN : Statistics.ScoreDistribution.FromAnswers(scores).StandardDeviation;
    }

    /// <summary>One judge with its verdict.</summary>
    private sealed record Seat(string Judge, JudgeReading Reading, double Deviation, IReadOnlyList<JudgeExchange> Exchanges, decimal? EmbeddingUsd);
}
