using EvalKit.Results;

namespace EvalKit.Graders.Code;

internal sealed class CodeGrader(GraderSetup setup) : IGrader
{
    private readonly ISampleGrader? _grader = setup.Code;
    private readonly double? _passThreshold = setup.PassThreshold;

    public GraderDefinition Definition { get; } = setup.Definition;

    public async ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation)
    {
        if (_grader is null || context.Item is not { } item)
            return Score.Missing(Outcome.Errored, "the grader is .NET code, and nothing gives it");
        // What the suite takes out of items is taken out here, too.
        var grade = await _grader.GradeAsync(item with { Fields = context.Scope.Item }, new EvalSample(context), cancellation);
        return grade.ToScore().WithThreshold(_passThreshold);
    }
}
