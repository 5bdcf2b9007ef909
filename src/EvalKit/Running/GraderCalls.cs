using EvalKit.Models;

namespace EvalKit.Running;

/// <summary>What graders' calls have in common.</summary>
internal static class GraderCalls
{
    /// <summary>A cell that cannot be graded because nothing more may be spent, or because the run ends, is left for the next run.</summary>
    /// <exception cref="OperationCanceledException">The call failed for such a reason.</exception>
    public static void ThrowIfLeftForTheNextRun(ModelFailure failure, StopReason? stop)
    {
        if (failure.Kind == ModelFailureKind.Budget)
            stop?.StopForBudget(failure.Message);
        if (failure.Kind is ModelFailureKind.Budget or ModelFailureKind.Cancelled)
            throw new OperationCanceledException(failure.Message);
    }
}
