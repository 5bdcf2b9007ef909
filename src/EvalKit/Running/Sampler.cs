using EvalKit.Models;
using EvalKit.Prompts;
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
            var (messages, missing) = Render(step, cell, scope);
            if (messages is null)
                return Failed(results, Outcome.Errored, "template", $"there is no '{missing}', which step '{step.Step.Name}' needs");
            var request = new ModelRequest
            {
                Model = step.Model.Identity,
                Messages = messages,
                Options = step.Model.Settings.Stored ? step.Options : RecordOptions(cell.Repeat),
                Repeat = cell.Repeat,
            };
            var answer = await gateway.CallAsync(step.Model.Client, request, step.Model.Settings, cancellation);
            if (answer is ModelFailure failure)
                return Failed(results, failure.Kind is ModelFailureKind.NotRecorded or ModelFailureKind.Cancelled ? Outcome.NotRun : Outcome.Errored, failure.Kind.Name(), failure.Message);
            var (response, isFound) = (((ModelSuccess)answer).Response, ((ModelSuccess)answer).Found);
            results.Add(new StepResult(step.Step.Name, messages, response, answer.Key, step.Model.Settings.Stored, isFound, response.CostUsd ?? step.Model.Price?.CostOf(response.Usage)));
            if (Unusable(response) is { } outcome)
                return new Sample { Outcome = outcome, Steps = results };
            var view = new SampleView(response.Text ?? "", ToolCallJson.Of(response.ToolCalls));
            scope.AddStep(step.Step.Name, view);
            scope.Sample = view;
        }
        return new Sample { Outcome = Outcome.Scored, Steps = results };
    }

    private static Outcome? Unusable(ModelResponse response) =>
        response.Refusal is not null || response.FinishReason == FinishReasons.ContentFilter ? Outcome.Refused
        : response.FinishReason == FinishReasons.Length ? Outcome.Truncated
        : null;

    private static Sample Failed(List<StepResult> results, Outcome outcome, string kind, string message) =>
        new() { Outcome = outcome, Error = new SampleError(kind, message), Steps = results };

    private static (IReadOnlyList<ChatMessage>? Messages, string Missing) Render(StepRuntime step, Cell cell, TemplateScope scope)
    {
        if (step.Model.Lookup is { } lookup)
        {
            var value = lookup.Evaluate(scope, out var absent);
            return value.IsMissing ? (null, absent) : ([new ChatMessage(ChatRole.User, value.Render())], "");
        }
        if (step.Model.Compose is { } compose)
        {
            var (prompted, absent) = step.Step.Prompt is null ? ([], "") : RenderPrompt(step.Step.Prompt, scope);
            return prompted is null ? (null, absent) : compose(prompted, scope);
        }
        return step.Step.Prompt is { } prompt ? RenderPrompt(prompt, scope) : ([new ChatMessage(ChatRole.User, cell.Item.Id)], "");
    }

    private static (IReadOnlyList<ChatMessage>? Messages, string Missing) RenderPrompt(PromptDefinition prompt, TemplateScope scope)
    {
        var messages = new ChatMessage[prompt.Messages.Count];
        for (var i = 0; i < messages.Length; i++)
        {
            if (!prompt.Messages[i].Template.TryRender(scope, out var text, out var missing))
                return (null, missing);
            messages[i] = new ChatMessage(Role(prompt.Messages[i].Role), text);
        }
        return (messages, "");
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
}
