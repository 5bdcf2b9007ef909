using EvalKit.Results;

namespace EvalKit.Graders;

/// <summary>Passes a cell whose recorded quantity (milliseconds, dollars) is within a limit.</summary>
internal sealed class LimitGrader(GraderSetup setup, double limit, Func<GradingContext, double?> read, string absence) : IGrader
{
    public GraderDefinition Definition { get; } = setup.Definition;

    public ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation) => new(Grade(read(context)));

    private Score Grade(double? value)
    {
        if (value is not { } quantity)
            return Score.Missing(Outcome.Errored, absence);
        var passed = quantity <= limit;
        var score = new Score { Outcome = Outcome.Scored, Columns = [passed ? 1 : 0, quantity], Raw = quantity, Passed = passed };
        return setup.PassThreshold is null ? score : score.WithThreshold(setup.PassThreshold);
    }
}
