using EvalKit.Results;

namespace EvalKit.Graders;

/// <summary>A grader configured by a suite: turns an item and a sample into a score. Called from many threads.</summary>
internal interface IGrader
{
    GraderDefinition Definition { get; }

    /// <summary>Grades one cell. Failures are scores whose outcome is not scored; only cancellation throws.</summary>
    ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation);
}
