using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace EvalKit.Models;

/// <summary>
/// Chat completions through the SDK's pipeline. Bodies are written and read here and not by the SDK's own types, which always name the
/// output limit <c>max_completion_tokens</c> and cost a multiple of the time.
/// </summary>
internal sealed class OpenAIChatClient(OpenAISettings settings, OpenAIErrors errors, PipelineTransport? transport = null) : IChatClient
{
    private readonly ChatClient _client =
        new(settings.Model, OpenAIAuthentication.Policy(settings.ApiKey), OpenAIConnection.Options(settings, transport));

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using var body = BinaryContent.Create(OpenAIChatRequest.Write(settings, messages, options));
            var result = await _client.CompleteChatAsync(body, OpenAIConnection.CallOptions(cancellationToken)).ConfigureAwait(false);
            using var response = result.GetRawResponse();
            return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw errors.FromException(exception);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null) return null;
        if (serviceType == typeof(ChatClientMetadata)) return new ChatClientMetadata(OpenAIProvider.Name, _client.Endpoint, settings.Model);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // Connections belong to the pool that all clients share.
    }

    private async Task<ChatResponse> ReadAsync(PipelineResponse response, CancellationToken cancellationToken)
    {
        if (response.IsError || response.Status is < 200 or > 299)
        {
            var error = await ResponseBody.ReadErrorAsync(response.ContentStream, cancellationToken).ConfigureAwait(false);
            return ReadPolicyRefusal(response, error.Span) ?? throw errors.FromStatus(response, error.Span);
        }

        var body = await ResponseBody.ReadAsync(response.ContentStream, response.Status, cancellationToken).ConfigureAwait(false);
        if (!OpenAIChatCompletion.TryRead(body.Span, out var completion)) throw errors.Malformed("chat completion", response.Status);
        if (completion.Error is { } problem && !completion.HasChoice) throw errors.FromBody(problem, body.Span);
        if (!completion.HasChoice) throw errors.Malformed("chat completion: it has no choices", response.Status);
        var answer = completion.ToChatResponse(RequestId(response));
        if (errors.Limits(response) is { } limits) (answer.AdditionalProperties ??= [])[ResponseProperties.RateLimits] = limits;
        return answer;
    }

    // A prompt that the provider's policy rejects is an answer about the prompt, not a failure of the call.
    private static ChatResponse? ReadPolicyRefusal(PipelineResponse response, ReadOnlySpan<byte> body)
    {
        if (response.Status != 400) return null;
        var error = ErrorBody.Read(body);
        if (!error.IsContentFilter) return null;
        var completion = new OpenAIChatCompletion { Refusal = error.Message ?? "", FinishReason = FinishReasons.ContentFilter };
        return completion.ToChatResponse(RequestId(response));
    }

    private static string? RequestId(PipelineResponse response) =>
        response.Headers.TryGetValue("x-request-id", out var value) ? value : null;
}
