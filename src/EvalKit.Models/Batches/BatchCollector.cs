using System.Globalization;

namespace EvalKit.Models;

/// <summary>Stores the answers of a batch that has ended, and tells the calls without one what became of them. Can be done again after it broke off.</summary>
internal sealed class BatchCollector(BatchDesk desk, ResponseStore store)
{
    /// <summary>False where the results are those of somebody else's batch.</summary>
    /// <exception cref="ModelCallException">They could not be read to the end.</exception>
    public async Task<bool> CollectAsync(OpenBatch batch, BatchState state, CancellationToken cancellationToken)
    {
        var calls = batch.Journal.Calls;
        var seen = new HashSet<ResponseKey>();
        var others = false;
        if (state.Status != BatchStatus.Refused)
        {
            await foreach (var result in batch.Client!.Service.ResultsAsync(state, cancellationToken).ConfigureAwait(false))
            {
                // Results come in any order.
                if (!ResponseKey.TryParse(result.CustomId, out var key) || !calls.TryGetValue(key, out var attempt)) others = true;
                else if (seen.Add(key)) await TakeAsync(batch.Client, key, attempt, result).ConfigureAwait(false);
            }

            if (seen.Count == 0 && others) return false;
        }

        foreach (var (key, attempt) in calls)
        {
            if (seen.Contains(key)) continue;
            switch (state.Status)
            {
                case BatchStatus.Refused:
                    desk.Release(key, mayBeBilled: false);
                    break;
                case BatchStatus.Expired:
                    Expired(key, attempt);
                    break;
                case BatchStatus.Cancelled:
                    Cancelled(key, attempt);
                    break;
                default:
                    Failed(key, attempt, new ModelCallException(ModelFailureKind.MalformedResponse, "the batch has ended without a result for the call"));
                    break;
            }
        }

        return true;
    }

    private async Task TakeAsync(IBatchedClient client, ResponseKey key, int attempt, BatchResult result)
    {
        switch (result.Ending)
        {
            case BatchStatus.Expired:
                Expired(key, attempt);
                return;
            case BatchStatus.Cancelled:
                Cancelled(key, attempt);
                return;
        }

        // Collected before it broke off, here or in an earlier process.
        if (store.Contains(key))
        {
            desk.Release(key, mayBeBilled: false);
            return;
        }

        Answer answer;
        try
        {
            answer = client.Read(result.Status, result.Body.Span, result.RequestId);
        }
        catch (ModelCallException failure)
        {
            Failed(key, attempt, failure);
            return;
        }

        await StoreAsync(key, attempt, answer.Response).ConfigureAwait(false);
    }

    private async Task StoreAsync(ResponseKey key, int attempt, ModelResponse read)
    {
        var time = desk.Options.Clock.GetUtcNow().ToUniversalTime();
        // How long a batch takes says nothing of how long its answers would.
        var response = desk.Options.Redactor.Redact(read with
        {
            Attempts = attempt,
            Time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond)),
            Timings = CallTimings.NotMeasured,
            ServiceTier = ServiceTiers.Batch,
        });
        var call = desk.Wanted.GetValueOrDefault(key);
        if (call is not null) call.CanonicalJson = desk.Opened().Spool.Read(call.Offset, call.RequestLength);
        await store.AppendAsync((IStoredRequest?)call ?? new KeptRequest(key), response).ConfigureAwait(false);
        desk.Answered(key, attempt);
        // What an earlier process handed in for another suite was paid for by it, as far as is known here.
        if (call is null) return;
        call.CanonicalJson = default;
        desk.Spending.Answered(call.Reserved, call.Settings.Role, call.Settings.Prices, response, call.Size.Images);
        call.Reserved = 0;
    }

    private void Expired(ResponseKey key, int attempt) =>
        Failed(key, attempt, new ModelCallException(ModelFailureKind.Timeout, "the batch expired before the call was made") { NotSent = true });

    private void Cancelled(ResponseKey key, int attempt)
    {
        desk.Failed(new ModelFailure(key, ModelFailureKind.Cancelled, "the batch was cancelled at the provider", attempts: attempt));
        desk.Release(key, mayBeBilled: false);
    }

    /// <summary>What a call of its own would try again is handed in again, as often as that.</summary>
    private void Failed(ResponseKey key, int attempt, ModelCallException failure)
    {
        var most = desk.Wanted.TryGetValue(key, out var call) ? call.Settings.MaxAttempts : CallDefaults.MaxAttempts;
        if (attempt < most && FailureClassifier.MayBeTriedAgain(failure.Kind, attempt)) desk.FailedOnce(key, attempt);
        else desk.Failed(new ModelFailure(key, failure.Kind, attempt == 1 ? failure.Message : string.Create(CultureInfo.InvariantCulture, $"{failure.Message} (in {attempt} batches)"), failure.Status, attempt));
        desk.Release(key, !failure.NotSent && failure.Status is null && FailureClassifier.MayBeBilled(failure.Kind));
    }
}
