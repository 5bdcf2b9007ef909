using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Abstention;

internal sealed class AbstentionGrader(GraderSetup setup) : IGrader
{
    private readonly Template _input = setup.Template("input");
    private readonly Template? _answerable = setup.Parameters["answerable"] is null ? null : setup.Template("answerable");
    private readonly IReadOnlyList<Template> _references = setup.Templates("reference");
    private readonly AbstentionTexts _texts = new(setup.Parameters);

    public GraderDefinition Definition { get; } = setup.Definition;

    public ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation) => new(Grade(context.Scope).WithThreshold(setup.PassThreshold));

    private Score Grade(TemplateScope scope)
    {
        if (!_input.TryRender(scope, out var text, out var missing))
            return MissingValue.Score(missing);
        var isAnswerable = _answerable is null ? FromReferences(scope, out var failure) : FromField(scope, out failure);
        if (failure is not null)
            return failure;
        var abstains = _texts.IsAbstention(text);
        return Scores.Binary(abstains != isAnswerable, Reason(abstains, isAnswerable)) with
        {
            Columns = [abstains != isAnswerable ? 1 : 0, isAnswerable ? double.NaN : Number(abstains), isAnswerable ? Number(abstains) : double.NaN],
        };
    }

    private bool FromField(TemplateScope scope, out Score? failure)
    {
        var value = _answerable!.Evaluate(scope, out var missing);
        failure = null;
        if (value.IsMissing)
            failure = MissingValue.Score(missing);
        else if (TruthText.Read(value.Render()) is { } answerable)
            return answerable;
        else
            failure = Score.Missing(Outcome.Errored, $"'{Excerpt(value.Render())}' says neither that the item is answerable nor that it is not: write true or false");
        return false;
    }

    /// <summary>An item is answerable when it has a reference that is an answer and no abstention.</summary>
    private bool FromReferences(TemplateScope scope, out Score? failure)
    {
        failure = null;
        foreach (var reference in _references)
        {
            var value = reference.Evaluate(scope, out var missing);
            if (value.IsMissing)
            {
                failure = MissingValue.Score(missing);
                return false;
            }
            if (value.Json is { ValueKind: System.Text.Json.JsonValueKind.Null })
                continue;
            if (value.ToTexts().Any(t => !string.IsNullOrWhiteSpace(t) && !_texts.IsAbstention(t)))
                return true;
        }
        return false;
    }

    private static string? Reason(bool abstains, bool isAnswerable) =>
        abstains && isAnswerable ? "abstained although there is an answer"
        : !abstains && !isAnswerable ? "answered although there is no answer"
        : null;

    private static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static double Number(bool value) => value ? 1 : 0;
}
