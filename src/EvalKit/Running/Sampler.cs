using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Providers;
using EvalKit.Providers.Recorded;
using EvalKit.Results;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>Makes the calls of a cell, step by step, and says what came of them.</summary>
internal sealed class Sampler(ModelGateway gateway)
{
    public async Task<Sample> SampleAsync(VariantRuntime variant, Cell cell, TemplateScope scope, CancellationToken cancellation)
    {
        var results = new List<StepResult>(variant.Steps.Count);
        foreach (var step in variant.Steps)
        {
            var asks = new Ask[step.Models.Count];
            for (var i = 0; i < asks.Length; i++)
            {
                var (messages, missing) = Render(step.Step, step.Models[i].Runtime, cell, scope);
                if (messages is null)
                    return Failed(results, Outcome.Errored, "template", $"there is no '{missing}', which step '{step.Step.Name}' needs");
                if (!step.Models[i].TryOptions(scope, out var options, out missing))
                    return Failed(results, Outcome.Errored, "template", $"there is no '{missing}', which the parameters of step '{step.Step.Name}' need");
                asks[i] = new Ask(step.Models[i], Request(step.Models[i], messages, options, cell.Repeat));
            }
            var (answer, asked) = asks is [var only] ? (await CallAsync(only, cancellation), only) : await AskAsync(asks, cancellation);
            if (answer is ModelFailure failure)
                return Failed(results, failure.Kind is ModelFailureKind.NotRecorded or ModelFailureKind.Cancelled or ModelFailureKind.Budget ? Outcome.NotRun : Outcome.Errored, failure.Kind.Name(), failure.Message);
            var (response, isFound) = (((ModelSuccess)answer).Response, ((ModelSuccess)answer).Found);
            var model = asked.Model.Runtime;
            results.Add(new StepResult(step.Step.Name, asked.Request.Messages, response, answer.Key, model.Settings.Stored, isFound, CostOf(model.Settings.Prices, response, asked.Request.Messages))
            {
                Fallback = asked == asks[0] ? null : asked.Model.Name,
                IsOpenAI = model.Identity is { Provider: OpenAIProvider.Name, Endpoint: OpenAIProvider.Name } or { Provider: OpenAIProvider.AzureName },
            });
            if (Unusable(response) is { } outcome)
                return new Sample { Outcome = outcome, Steps = results };
            var view = new SampleView(response.Text ?? "", ToolCallJson.Of(response.ToolCalls)) { Response = response };
            scope.AddStep(step.Step.Name, view);
            scope.Sample = view;
        }
        return new Sample { Outcome = Outcome.Scored, Steps = results };
    }

    /// <summary>
    /// Asks the step's model, and where it fails those that stand in for it. What is on record goes first, in that order, so that a run that was answered by
    /// a fallback is the same when it is run again and pays for nothing.
    /// </summary>
    private async Task<(ModelResult Answer, Ask Asked)> AskAsync(Ask[] asks, CancellationToken cancellation)
    {
        if (Array.Find(asks, ask => gateway.Has(ask.Request, ask.Model.Runtime.Settings)) is { } recorded)
            return (await CallAsync(recorded, cancellation), recorded);
        for (var i = 0; ;)
        {
            var answer = await CallAsync(asks[i], cancellation);
            var next = answer is ModelFailure { Kind: var kind } ? Array.FindIndex(asks, i + 1, ask => MayAnswer(ask, kind)) : -1;
            if (next < 0)
                return (answer, asks[i]);
            i = next;
        }
    }

    private Task<ModelResult> CallAsync(Ask ask, CancellationToken cancellation) =>
        gateway.CallAsync(ask.Model.Runtime.Client, ask.Request, ask.Model.Runtime.Settings, cancellation);

    private static ModelRequest Request(StepModel model, IReadOnlyList<ChatMessage> messages, ChatOptions? options, int repeat) => new()
    {
        Model = model.Runtime.Identity,
        Messages = messages,
        Options = model.Runtime.Settings.Stored ? options : RecordOptions(repeat),
        Repeat = repeat,
    };

    /// <summary>Whether a model is asked after another has failed so.</summary>
    private static bool MayAnswer(Ask ask, ModelFailureKind kind) => ask.Model.IsOtherTier ? kind == ModelFailureKind.ResourceUnavailable : MayAnotherAnswer(kind);

    /// <summary>Whether the failure is the provider's. A request that is wrong is wrong everywhere, and a wrong key is to be mended.</summary>
    private static bool MayAnotherAnswer(ModelFailureKind kind) => kind is ModelFailureKind.Timeout or ModelFailureKind.RateLimited or ModelFailureKind.ResourceUnavailable or ModelFailureKind.Quota
        or ModelFailureKind.ServerError or ModelFailureKind.Connection or ModelFailureKind.Conflict or ModelFailureKind.MalformedResponse;

    private static decimal? CostOf(PriceList? prices, ModelResponse response, IReadOnlyList<ChatMessage> messages) =>
        PriceList.CostOf(prices, response, prices?.At(response.Time).Image > 0 ? ImageCount.Of(messages) : 0);

    private static Outcome? Unusable(ModelResponse response) =>
        response.Refusal is not null || response.FinishReason == FinishReasons.ContentFilter ? Outcome.Refused
        : response.FinishReason == FinishReasons.Length ? Outcome.Truncated
        : null;

    private static Sample Failed(List<StepResult> results, Outcome outcome, string kind, string message) =>
        new() { Outcome = outcome, Error = new SampleError(kind, message), Steps = results };

    /// <summary>What a step sends to a model for a cell, or the name of what is missing.</summary>
    internal static (IReadOnlyList<ChatMessage>? Messages, string Missing) Render(Step step, ChatRuntime model, Cell cell, TemplateScope scope)
    {
        if (model.Lookup is { } lookup)
        {
            var value = lookup.Evaluate(scope, out var absent);
            return value.IsMissing ? (null, absent) : ([new ChatMessage(ChatRole.User, value.Render())], "");
        }
        if (model.OfItem is { } ofItem)
            return ([ofItem(cell.Item)], "");
        if (model.Compose is { } compose)
        {
            var (prompted, absent) = step.Prompt is null ? ([], "") : RenderPrompt(step.Prompt, scope);
            return prompted is null ? (null, absent) : compose(prompted, scope);
        }
        return step.Prompt is { } prompt ? RenderPrompt(prompt, scope) : ([new ChatMessage(ChatRole.User, cell.Item.Id)], "");
    }

    private static (IReadOnlyList<ChatMessage>? Messages, string Missing) RenderPrompt(PromptDefinition prompt, TemplateScope scope)
    {
        var messages = new ChatMessage[prompt.Messages.Count];
        for (var i = 0; i < messages.Length; i++)
        {
            var role = Role(prompt.Messages[i].Role);
            if (prompt.Messages[i].Parts.Count > 0)
            {
                if (!TryParts(prompt.Messages[i].Parts, scope, out var contents, out var absent))
                    return (null, absent);
                messages[i] = new ChatMessage(role, contents);
                continue;
            }
            if (!prompt.Messages[i].Template.TryRender(scope, out var text, out var missing))
                return (null, missing);
            messages[i] = new ChatMessage(role, text);
        }
        return (messages, "");
    }

    private static bool TryParts(IReadOnlyList<PromptPart> parts, TemplateScope scope, out List<AIContent> contents, out string missing)
    {
        contents = [];
        missing = "";
        foreach (var part in parts)
        {
            if (!part.Template.TryRender(scope, out var text, out missing))
                return false;
            if (part.Kind == PromptPart.Text)
            {
                contents.Add(new TextContent(text));
                continue;
            }
            // The files of items were there when the run began.
            missing = MediaFile.Problem(part, text) ?? "";
            if (missing.Length > 0)
                return false;
            contents.Add(MediaFile.Read(part, text));
        }
        return true;
    }

    private static ChatRole Role(string role) => role switch
    {
        "user" => ChatRole.User,
        "system" => ChatRole.System,
        "assistant" => ChatRole.Assistant,
        _ => new ChatRole(role),
    };

    private static ChatOptions RecordOptions(int repeat) =>
        new() { AdditionalProperties = new AdditionalPropertiesDictionary { [RecordClient.Repeat] = repeat } };

    /// <summary>A model that may answer, and what it is asked.</summary>
    private sealed record Ask(StepModel Model, ModelRequest Request);
}
