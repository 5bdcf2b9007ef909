using EvalKit.Prompts;
using EvalKit.Results;

namespace EvalKit.Graders;

/// <summary>The common part of graders that compare a text with references: renders both, reports what is missing.</summary>
internal abstract class TextGrader : IGrader
{
    private readonly Template _input;
    private readonly IReadOnlyList<Template> _references;
    private readonly double? _passThreshold;

    protected TextGrader(GraderSetup setup)
    {
        Definition = setup.Definition;
        _input = setup.Template("input");
        _references = setup.Templates("reference");
        _passThreshold = setup.PassThreshold;
    }

    public GraderDefinition Definition { get; }

    public async ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation)
    {
        if (!_input.TryRender(context.Scope, out var text, out var missing))
            return Absent(missing);
        var gold = new List<string>(1);
        foreach (var reference in _references)
        {
            var value = reference.Evaluate(context.Scope, out missing);
            if (value.IsMissing)
                return Absent(missing);
            gold.AddRange(value.ToTexts());
        }
        var score = await GradeAsync(text, gold, context, cancellation);
        return score.WithThreshold(_passThreshold) with { References = gold };
    }

    protected virtual ValueTask<Score> GradeAsync(string text, IReadOnlyList<string> references, GradingContext context, CancellationToken cancellation) =>
        new(Grade(text, references));

    protected virtual Score Grade(string text, IReadOnlyList<string> references) => throw new NotSupportedException();

    private static Score Absent(string missing) =>
        missing.StartsWith("sample.output_json", StringComparison.Ordinal)
            ? Score.Missing(Outcome.Unparseable, $"the output holds no '{missing}'")
            : Score.Missing(Outcome.Errored, $"there is no '{missing}'");
}
