using System.Globalization;
using System.Security.Cryptography;

namespace EvalKit.Models;

/// <summary>Cuts calls into batches and hands them in, so that none is handed in twice: each is written down first, and one whose id never came is looked for.</summary>
internal sealed class BatchHandIn(BatchDesk desk, BatchTries tries)
{
    /// <value>The default value is 10 seconds in which a batch may still appear whose maker was stopped while it was handed in.</value>
    private static readonly TimeSpan Appearing = TimeSpan.FromSeconds(10);

    /// <summary>How many calls a lane takes at once, where its provider has said that it was too many.</summary>
    private readonly Dictionary<string, int> _most = new(StringComparer.Ordinal);

    private readonly TimeProvider _time = desk.Options.Clock.Real;

    /// <summary>Looks for batches whose ids were never received; those that were never handed in are forgotten.</summary>
    public async Task FindLostAsync(List<OpenBatch> open, CancellationToken cancellationToken)
    {
        foreach (var batch in open.Where(batch => batch.Journal.Id is null && batch.Client is not null).ToList())
        {
            var id = await FindAsync(batch.Journal, batch.Client!, cancellationToken).ConfigureAwait(false);
            var left = batch.Journal.HandedInAt + Appearing - _time.GetUtcNow();
            if (id is null && left > TimeSpan.Zero && batch.Journal.Others.Count == 0)
            {
                await Task.Delay(left.Value < Appearing ? left.Value : Appearing, _time, cancellationToken).ConfigureAwait(false);
                id = await FindAsync(batch.Journal, batch.Client!, cancellationToken).ConfigureAwait(false);
            }

            if (id is not null)
            {
                batch.Journal.HandedIn(id);
                continue;
            }

            batch.Journal.Delete();
            open.Remove(batch);
        }
    }

    /// <summary>The calls that no open batch has, cut into batches that their provider takes and a budget allows for.</summary>
    public IEnumerable<BatchDraft> Drafts(IReadOnlyList<OpenBatch> open)
    {
        var (_, spool) = desk.Opened();
        var inOpen = open.SelectMany(batch => batch.Journal.Calls.Keys).ToHashSet();
        foreach (var lane in desk.Wanted.Values.Where(call => !inOpen.Contains(call.Key)).GroupBy(call => call.Client.Service.Lane, StringComparer.Ordinal).ToList())
        {
            var service = lane.First().Client.Service;
            var most = Math.Min(Math.Min(service.MaxRequests, desk.Options.MaxRequests), _most.GetValueOrDefault(lane.Key, int.MaxValue));
            var bytes = Math.Min(service.MaxBytes, desk.Options.MaxBytes);
            var calls = new List<WantedCall>();
            long length = service.Form.Frame;
            foreach (var call in lane)
            {
                var own = service.Form.LengthOf(call.BodyLength);
                if (service.Form.Frame + own > bytes)
                {
                    desk.Failed(new ModelFailure(call.Key, ModelFailureKind.BadRequest, string.Create(CultureInfo.InvariantCulture, $"the request has {own} bytes, which is more than a batch of {bytes} bytes takes")));
                    continue;
                }

                if (!desk.Spending.TryReserve(call.Settings.Prices, call.Size, desk.Options.Clock.GetUtcNow(), isOpen: false, out var reserved)) break;
                call.Reserved = reserved;
                if (calls.Count == most || length + own > bytes)
                {
                    yield return Draft(service, calls, spool);
                    (calls, length) = ([], service.Form.Frame);
                }

                calls.Add(call);
                length += own;
            }

            if (calls.Count > 0) yield return Draft(service, calls, spool);
        }
    }

    /// <summary>Hands a draft in; null where its provider does not take it, which its calls are told.</summary>
    public async Task<OpenBatch?> HandInAsync(BatchDraft draft, CancellationToken cancellationToken)
    {
        var (folder, _) = desk.Opened();
        var client = draft.Calls[0].Client;
        var service = client.Service;
        var journal = BatchJournal.Create(folder.Path, draft.Name, service.Lane, draft.Calls.Select(call => KeyValuePair.Create(call.Key, desk.AttemptOf(call.Key))));
        try
        {
            journal.HandedIn(await BatchTelemetry.ObserveAsync(BatchTelemetry.Submit, service.Model, draft.Calls.Count, async span =>
            {
                var id = await SubmitAsync(draft, journal, client, cancellationToken).ConfigureAwait(false);
                BatchTelemetry.Identify(span, id);
                return id;
            }).ConfigureAwait(false));
            return new OpenBatch(journal) { Client = client, IsWanted = true };
        }
        catch (ModelCallException failure)
        {
            foreach (var call in draft.Calls)
            {
                desk.Failed(new ModelFailure(call.Key, failure.Kind, $"the batch was not accepted: {failure.Message}", failure.Status, attempts: journal.Calls[call.Key]));
                desk.Release(call.Key, mayBeBilled: false);
            }

            // One that may be there all the same is looked for by the next run.
            if (journal.HandedInAt is null || !MayBeThere(failure)) journal.Delete();
            return null;
        }
    }

    /// <summary>
    /// A batch was refused as a whole: the calls at fault have failed, the others are handed in again. Whether it was refused because too much waits at the
    /// provider, so that it is better to wait as well.
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <param name="state">Why.</param>
    /// <param name="isAlone">Whether no other batch of its lane was open.</param>
    public bool Refused(OpenBatch batch, BatchState state, bool isAlone)
    {
        var journal = batch.Journal;
        var problem = state.Problems.FirstOrDefault() ?? new BatchProblem(null, "no reason was given", null);
        // Too many tokens wait at the provider: fewer at once, or later.
        if (problem.Code == "token_limit_exceeded" && !(isAlone && journal.Calls.Count == 1))
        {
            if (isAlone) _most[journal.Lane] = journal.Calls.Count / 2;
            return true;
        }

        var atFault = state.Problems.Where(found => found.Line is { } line && journal.CallAt(line) is not null).GroupBy(found => journal.CallAt(found.Line!.Value)!.Value).ToDictionary(g => g.Key, g => g.First());
        foreach (var (key, attempt) in journal.Calls)
        {
            if (atFault.Count == 0) desk.Failed(new ModelFailure(key, ModelFailureKind.BadRequest, $"the batch was refused: {problem.Message}", attempts: attempt));
            else if (atFault.TryGetValue(key, out var own)) desk.Failed(new ModelFailure(key, ModelFailureKind.BadRequest, own.Message, attempts: attempt));
        }

        return false;
    }

    private async Task<string> SubmitAsync(BatchDraft draft, BatchJournal journal, IBatchedClient client, CancellationToken cancellationToken)
    {
        var file = await tries.SendAsync(token => client.Service.UploadAsync(draft, token), BatchTries.Long, cancellationToken).ConfigureAwait(false);
        var after = await tries.SendAsync(client.Service.NewestAsync, BatchTries.Short, cancellationToken).ConfigureAwait(false);
        journal.HandingIn(_time.GetUtcNow(), after);
        return await CreateAsync(draft, journal, client, file, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A batch that may have been made although no answer came is looked for before it is handed in again.</summary>
    private async Task<string> CreateAsync(BatchDraft draft, BatchJournal journal, IBatchedClient client, string? file, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await tries.OnceAsync(token => client.Service.CreateAsync(draft, file, token), file is null ? BatchTries.Long : BatchTries.Short, cancellationToken).ConfigureAwait(false);
            }
            catch (ModelCallException failure)
            {
                var again = BatchTries.MayBeTriedAgain(failure, attempt);
                if (again) await tries.PauseAsync(failure, attempt, cancellationToken).ConfigureAwait(false);
                if (MayBeThere(failure) && await FindAsync(journal, client, cancellationToken).ConfigureAwait(false) is { } id) return id;
                if (!again) throw;
            }
        }
    }

    private static bool MayBeThere(ModelCallException failure) =>
        !failure.NotSent && (FailureClassifier.MayBeBilled(failure.Kind) || failure.Kind == ModelFailureKind.ServerError);

    private async Task<string?> FindAsync(BatchJournal journal, IBatchedClient client, CancellationToken cancellationToken) =>
        (await tries.SendAsync(token => client.Service.FindAsync(journal, token), BatchTries.Short, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    private BatchDraft Draft(IBatchService service, IReadOnlyList<WantedCall> calls, BatchSpool spool) => new(Name(calls), service.Form, calls, spool);

    /// <summary>The same for the same calls at the same moment and attempt, and for no others.</summary>
    private string Name(IReadOnlyList<WantedCall> calls)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(_time.GetUtcNow().UtcTicks));
        foreach (var call in calls) hash.AppendData(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{call.Key} {desk.AttemptOf(call.Key)}\n")));
        return "evalkit-" + Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }
}
