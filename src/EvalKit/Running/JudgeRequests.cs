using System.Text.Json;
using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Providers;
using EvalKit.Results;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>What is sent to a judge, and what its responses say.</summary>
/// <param name="judge">The model.</param>
/// <param name="options">The grader's options.</param>
internal sealed class JudgeRequests(JudgeRuntime judge, JudgeOptions options)
{
    /// <value>The default value is 1,000,000: no sample of any asking has the number of another one's second attempt.</value>
    private const int AttemptsApart = 1_000_000;

    private readonly IReadOnlyDictionary<string, JsonElement> _parameters = options.Over(judge.Model);

    /// <summary>The request of a question, or null with the value that it lacks.</summary>
    /// <param name="call">The question.</param>
    /// <param name="firstSample">The number of the first sample: another one asks the same question anew.</param>
    /// <param name="missing">The value.</param>
    public ModelRequest? Of(JudgeCall call, int firstSample, out string missing) => Messages(call, out missing) is not { } messages ? null : new ModelRequest
    {
        Model = judge.Chat.Identity,
        Messages = messages,
        Options = judge.Chat.Settings.Stored ? Options(call) : null,
        Repeat = firstSample + call.Sample + call.Attempt * AttemptsApart,
    };

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

    /// <summary>What a response says.</summary>
    public JudgeAnswer Answer(ModelResponse response, string? key)
    {
        var settings = judge.Chat.Settings;
        var answer = new JudgeAnswer
        {
            Model = response.ServedModel ?? judge.Model.Model,
            Logprobs = response.Logprobs,
            CostUsd = settings.Stored ? PriceList.CostOf(settings.Prices, response) : (decimal?)response.CostUsd ?? 0,
            Key = key,
            Response = response,
            CanDiffer = settings.Stored,
        };
        if (response.Refusal is not null || response.FinishReason == FinishReasons.ContentFilter)
            return answer with { Failure = $"the judge '{judge.Model.Name}' declined to judge{(response.Refusal is { } refusal ? ": " + Excerpt.Of(refusal) : "")}" };
        if (response.FinishReason == FinishReasons.Length)
            return answer with { Failure = $"the answer of the judge '{judge.Model.Name}' was cut off at its token limit: raise max_output_tokens" };
        return answer with { Text = response.Text ?? "" };
    }
}
