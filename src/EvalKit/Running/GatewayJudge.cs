using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Running;

/// <summary>Asks a judge through the response store, as every call goes.</summary>
/// <param name="gateway">Where calls go.</param>
/// <param name="judge">The model.</param>
/// <param name="options">The grader's options.</param>
/// <param name="stop">Told when nothing more may be spent.</param>
/// <param name="firstSample">The number of the first sample: another one asks the same question anew.</param>
internal sealed class GatewayJudge(ModelGateway gateway, JudgeRuntime judge, JudgeOptions options, StopReason? stop, int firstSample = 0) : IJudge
{
    private readonly JudgeRequests _requests = new(judge, options);

    private int _failuresInARow;

    public string Name => judge.Model.Name;

    public async ValueTask<JudgeAnswer> AskAsync(JudgeCall call, CancellationToken cancellation)
    {
        if (_requests.Of(call, firstSample, out var missing) is not { } request)
            return new JudgeAnswer { Failure = $"there is no '{missing}', which the judge '{Name}' needs" };
        var settings = judge.Chat.Settings;
        var result = await gateway.CallAsync(judge.Chat.Client, request, settings, cancellation);
        if (result is ModelFailure failure)
            return Failed(failure);
        Volatile.Write(ref _failuresInARow, 0);
        return _requests.Answer(((ModelSuccess)result).Response, settings.Stored ? result.Key.ToString() : null);
    }

    private JudgeAnswer Failed(ModelFailure failure)
    {
        switch (failure.Kind)
        {
            // A cell that cannot be graded because nothing more may be spent, or because the run ends, is left for the next run.
            case ModelFailureKind.Budget:
                stop?.StopForBudget(failure.Message);
                throw new OperationCanceledException(failure.Message);
            case ModelFailureKind.Cancelled:
                throw new OperationCanceledException(failure.Message);
            case ModelFailureKind.Authentication when stop is not null:
                throw Ended($"the provider of the judge '{Name}' refused the key: {failure.Message}");
            case ModelFailureKind.Quota when stop is not null:
                throw Ended($"the quota of the judge '{Name}' is used up: {failure.Message}");
            case ModelFailureKind.StoreWrite when stop is not null:
                throw Ended(failure.Message);
            case ModelFailureKind.NotRecorded:
                return new JudgeAnswer { Failure = failure.Message, Outcome = Outcome.NotRun };
            default:
                if (Interlocked.Increment(ref _failuresInARow) >= stop?.FailuresInARow)
                    throw Ended($"the judge '{Name}' is unavailable: {stop.FailuresInARow} questions in a row failed, the last with: {failure.Message}");
                return new JudgeAnswer { Failure = $"the judge '{Name}' could not be asked: {failure.Message}" };
        }
    }

    /// <summary>Ends the run: going on would pay for answers that nobody grades. The cell is left for the next run.</summary>
    private OperationCanceledException Ended(string text)
    {
        stop!.Stop(text);
        return new OperationCanceledException(text);
    }
}
