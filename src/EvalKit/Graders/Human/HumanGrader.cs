using System.Globalization;
using EvalKit.Datasets;
using EvalKit.People;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Human;

/// <summary>Looks up what people said of an answer.</summary>
/// <param name="setup">What it is made from.</param>
/// <param name="votes">By item and answer.</param>
/// <param name="scale">The ends of the scale; null for the other tasks.</param>
internal sealed class HumanGrader(GraderSetup setup, IReadOnlyDictionary<(string Item, string Answer), AnswerVotes> votes, (int Low, int High)? scale) : IGrader
{
    private readonly IReadOnlyList<Template> _references = setup.Templates("reference");
    private readonly int _minimum = setup.Parameters.Integer("min_raters", 1);
    private readonly double? _passThreshold = setup.PassThreshold;
    private readonly bool _corrects = setup.Parameters[HumanType.Of] is not null;

    public GraderDefinition Definition { get; } = setup.Definition;

    public ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation)
    {
        var gold = new List<string>();
        foreach (var reference in _references)
        {
            var value = reference.Evaluate(context.Scope, out var missing);
            if (value.IsMissing)
                return new(MissingValue.Score(missing));
            gold.AddRange(value.ToTexts());
        }
        return new(Grade(context).WithThreshold(_passThreshold) with { References = gold });
    }

    private Score Grade(GradingContext context)
    {
        if (context.Scope.Sample is not { } sample || (context.Item?.Id ?? ItemTableBuilder.Find(context.Scope.Item, "id")) is not { } item || !votes.TryGetValue((item, AnswerIdentity.Of(sample.OutputText, sample.ToolCalls)), out var answer))
            return Unlabelled("nobody has judged this answer");
        if (answer.Raters < _minimum && !answer.IsOfEqualTexts)
            return Unlabelled(string.Create(CultureInfo.InvariantCulture, $"{answer.Raters} of {_minimum} people have judged this answer"));
        if (answer.Consensus is not { } consensus)
            return Unlabelled($"no consensus: {Said(answer)}");
        var agreement = answer.Agreement ?? double.NaN;
        var score = scale is { } ends ? Scores.Of((consensus - ends.Low) / (ends.High - ends.Low), consensus, agreement, consensus) : Scores.Of(consensus, consensus, agreement);
        return score with { Passed = answer.Task == LabelTask.PassFail ? consensus == 1 : null, Reason = Said(answer) };
    }

    /// <summary>Labels that correct a grader are of some answers by design: there an answer without one lacks nothing.</summary>
    private Score Unlabelled(string reason) => !_corrects ? Score.Missing(Outcome.JudgeFailed, reason)
        : Scores.Of(double.NaN, null, [.. Enumerable.Repeat(double.NaN, scale is null ? 1 : 2)]) with { Reason = reason };

    private static string Said(AnswerVotes answer) => answer.IsOfEqualTexts ? "the answers to compare are the same text" : string.Join("; ", answer.Votes.Select(v =>
        string.Create(CultureInfo.InvariantCulture, $"{v.Rater}: {Word(answer.Task, v.Value)}{(v.Comment.Length == 0 ? "" : $", \"{v.Comment}\"")}")));

    private static string Word(LabelTask task, double value) => task switch
    {
        LabelTask.PassFail => value == 1 ? "pass" : "fail",
        LabelTask.Pairwise => value switch { 1 => "better", 0 => "worse", _ => "equal" },
        LabelTask.Ranking => string.Create(CultureInfo.InvariantCulture, $"beats {value:0.##} of the others"),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
