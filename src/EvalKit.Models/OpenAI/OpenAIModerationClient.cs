using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Moderations;

namespace EvalKit.Models;

/// <summary>
/// Moderation through the SDK's pipeline, as a client whose answers are JSON: <c>flagged</c>, <c>categories</c> and <c>category_scores</c> of everything that
/// the messages hold.
/// </summary>
internal sealed class OpenAIModerationClient(OpenAISettings settings, OpenAIErrors errors) : IChatClient
{
    private readonly ModerationClient _client = new(settings.Model, OpenAIAuthentication.Policy(settings), OpenAIConnection.Options(settings));

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using var body = BinaryContent.Create(OpenAIModeration.Write(settings.Model, messages, out var results));
            var result = await _client.ClassifyTextAsync(body, OpenAIConnection.CallOptions(cancellationToken)).ConfigureAwait(false);
            using var response = result.GetRawResponse();
            return await ReadAsync(response, results, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw errors.FromException(exception);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null) return null;
        if (serviceType == typeof(ChatClientMetadata)) return new ChatClientMetadata(OpenAIProvider.NameOf(settings), _client.Endpoint, settings.Model);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // Connections belong to the pool that all clients share.
    }

    private async Task<ChatResponse> ReadAsync(PipelineResponse response, int results, CancellationToken cancellationToken)
    {
        if (response.IsError || response.Status is < 200 or > 299)
        {
            var error = await ResponseBody.ReadErrorAsync(response.ContentStream, cancellationToken).ConfigureAwait(false);
            throw errors.FromStatus(response, error.Span);
        }

        var body = await ResponseBody.ReadAsync(response.ContentStream, response.Status, cancellationToken).ConfigureAwait(false);
        if (!OpenAIModeration.TryRead(body, results, out var text, out var model)) throw errors.Malformed("moderation", response.Status);
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { ModelId = model, FinishReason = ChatFinishReason.Stop };
        if (response.Headers.TryGetValue("x-request-id", out var requestId))
            (answer.AdditionalProperties ??= [])[ResponseProperties.RequestId] = requestId;
        if (errors.Limits(response) is { } limits)
            (answer.AdditionalProperties ??= [])[ResponseProperties.RateLimits] = limits;
        return answer;
    }
}
