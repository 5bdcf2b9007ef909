using System.Text.Json;
using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Providers;
using EvalKit.Results;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>Asks a judge through the response store, as every call goes.</summary>
/// <param name="gateway">Where calls go.</param>
/// <param name="judge">The model.</param>
/// <param name="options">The grader's options.</param>
/// <param name="stop">Told when nothing more may be spent.</param>
/// <param name="firstSample">The number of the first sample: another one asks the same question anew.</param>
internal sealed class GatewayJudge(ModelGateway gateway, JudgeRuntime judge, JudgeOptions options, StopReason? stop, int firstSample = 0) : IJudge
{
    private readonly IReadOnlyDictionary<string, JsonElement> _parameters = options.Over(judge.Model);

    private int _failuresInARow;

    public string Name => judge.Model.Name;

    public async ValueTask<JudgeAnswer> AskAsync(JudgeCall call, CancellationToken cancellation)
    {
        if (Messages(call, out var missing) is not { } messages)
            return new JudgeAnswer { Failure = $"there is no '{missing}', which the judge '{Name}' needs" };
        var settings = judge.Chat.Settings;
        var request = new ModelRequest { Model = judge.Chat.Identity, Messages = messages, Options = settings.Stored ? Options(call) : null, Repeat = firstSample + call.Sample };
        var result = await gateway.CallAsync(judge.Chat.Client, request, settings, cancellation);
        if (result is ModelFailure failure)
            return Failed(failure);
        Volatile.Write(ref _failuresInARow, 0);
        return Answer(((ModelSuccess)result).Response, settings, settings.Stored ? result.Key.ToString() : null);
    }

    private IReadOnlyList<ChatMessage>? Messages(JudgeCall call, out string missing)
    {
        missing = "";
        if (judge.Chat.Lookup is { } recorded)
        {
            var value = recorded.Evaluate(call.Scope, out missing);
            return value.IsMissing ? null : [new ChatMessage(ChatRole.User, value.Render())];
        }
        if (judge.Chat.Compose is not { } compose)
            return call.Messages;
        var (composed, absent) = compose(call.Messages, call.Scope);
        missing = absent;
        return composed;
    }

    private ChatOptions? Options(JudgeCall call)
    {
        var provider = ProviderCatalog.Find(judge.Model.Provider)!;
        var sent = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in _parameters)
            sent[name] = value;
        if (options.IsStructured)
            sent["response_format"] = call.Form.ResponseFormat;
        if (call.Logprobs)
            (sent[ChatParameters.Logprobs], sent[ChatParameters.TopLogprobs]) = (JsonElement.Parse("true"), JsonElement.Parse("20"));
        foreach (var name in sent.Keys.Where(name => !provider.Takes(judge.Model, name)).ToList())
            sent.Remove(name);
        return provider.Options(sent);
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

    private JudgeAnswer Answer(ModelResponse response, CallSettings settings, string? key)
    {
        var answer = new JudgeAnswer
        {
            Model = response.ServedModel ?? judge.Model.Model,
            Logprobs = response.Logprobs,
            CostUsd = settings.Stored ? PriceList.CostOf(settings.Prices, response) : (decimal?)response.CostUsd ?? 0,
            Key = key,
        };
        if (response.Refusal is not null || response.FinishReason == FinishReasons.ContentFilter)
            return answer with { Failure = $"the judge '{Name}' declined to judge{(response.Refusal is { } refusal ? ": " + Excerpt.Of(refusal) : "")}" };
        if (response.FinishReason == FinishReasons.Length)
            return answer with { Failure = $"the answer of the judge '{Name}' was cut off at its token limit: raise max_output_tokens" };
        return answer with { Text = response.Text ?? "" };
    }
}
