using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// What both interfaces that answer have in common: a request through the SDK's pipeline, an answer that is read whole or as a stream. Bodies are written and
/// read here and not by the SDK's own types, which always name the output limit <c>max_completion_tokens</c> and cost a multiple of the time.
/// </summary>
internal abstract class OpenAITextClient(OpenAISettings settings, OpenAIErrors errors) : IChatClient, IBatchedChat
{
    protected OpenAISettings Settings => settings;

    /// <inheritdoc/>
    public IBatchService Service => field ??= new OpenAIBatches(settings, OpenAIProvider.ChatIdentity(settings), errors.Time);

    /// <summary>What an answer is called in messages.</summary>
    protected abstract string Noun { get; }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using var body = BinaryContent.Create(Write(settings, messages, options));
            var started = errors.Time.GetTimestamp();
            var result = await SendAsync(body, OpenAIConnection.CallOptions(cancellationToken)).ConfigureAwait(false);
            using var response = result.GetRawResponse();
            var answer = await ReadAsync(response, started, cancellationToken).ConfigureAwait(false);
            if (answer.Usage is null && answer.FinishReason != ChatFinishReason.ContentFilter) UsageEstimate.AddTo(answer, messages);
            return answer;
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
        if (serviceType == typeof(ChatClientMetadata))
            return new ChatClientMetadata(OpenAIProvider.NameOf(settings), new Uri(settings.BaseUrl ?? OpenAIProvider.DefaultBaseUrl), settings.Model);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteBody(IEnumerable<ChatMessage> messages, ChatOptions? options) => Write(settings with { Stream = false }, messages, options).ToMemory();

    /// <inheritdoc/>
    public Answer Read(int status, ReadOnlySpan<byte> body, string? requestId)
    {
        if (status is >= 200 and <= 299) return AnswerMapper.FromChat(Read(body, status).ToChatResponse(requestId));
        return AnswerMapper.FromChat(ReadPolicyRefusal(status, requestId, body) ?? throw errors.FromStatus(status, body));
    }

    public void Dispose()
    {
        // Connections belong to the pool that all clients share.
    }

    protected abstract BinaryData Write(OpenAISettings written, IEnumerable<ChatMessage> messages, ChatOptions? options);

    protected abstract Task<ClientResult> SendAsync(BinaryContent body, RequestOptions options);

    /// <summary>Reads a whole body; false when it is none.</summary>
    protected abstract bool TryRead(ReadOnlySpan<byte> body, out OpenAIChatCompletion completion);

    protected abstract IAnswerStream NewStream();

    private async Task<ChatResponse> ReadAsync(PipelineResponse response, long started, CancellationToken cancellationToken)
    {
        if (response.IsError || response.Status is < 200 or > 299)
        {
            var error = await ResponseBody.ReadErrorAsync(response.ContentStream, cancellationToken).ConfigureAwait(false);
            return ReadPolicyRefusal(response.Status, RequestId(response), error.Span) ?? throw errors.FromStatus(response, error.Span);
        }

        // A server that does not know streams answers whole.
        var isStream = settings.Stream && response.Headers.TryGetValue("content-type", out var type) && type!.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);
        var completion = isStream
            ? await ReadStreamAsync(response, started, cancellationToken).ConfigureAwait(false)
            : await ReadWholeAsync(response, cancellationToken).ConfigureAwait(false);
        var answer = completion.ToChatResponse(RequestId(response));
        if (errors.Limits(response) is { } limits) (answer.AdditionalProperties ??= [])[ResponseProperties.RateLimits] = limits;
        return answer;
    }

    private async Task<OpenAIChatCompletion> ReadWholeAsync(PipelineResponse response, CancellationToken cancellationToken)
    {
        var body = await ResponseBody.ReadAsync(response.ContentStream, response.Status, cancellationToken).ConfigureAwait(false);
        return Read(body.Span, response.Status);
    }

    private OpenAIChatCompletion Read(ReadOnlySpan<byte> body, int status)
    {
        if (!TryRead(body, out var completion)) throw errors.Malformed(Noun, status);
        if (completion.Error is { } problem && !completion.HasChoice) throw errors.FromBody(problem, body);
        if (!completion.HasChoice) throw errors.Malformed($"{Noun}: it has no choices", status);
        return completion;
    }

    private async Task<OpenAIChatCompletion> ReadStreamAsync(PipelineResponse response, long started, CancellationToken cancellationToken)
    {
        IAnswerStream stream;
        double? firstToken;
        try
        {
            (stream, firstToken) = await AnswerEvents.ReadAsync(response.ContentStream!, response.Status, NewStream, errors.Time, started, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw errors.Malformed($"stream of a {Noun}", response.Status);
        }

        if (stream.Error is { } problem) throw errors.FromBody(problem, []);
        var completion = stream.Finish() ?? throw errors.BrokenOff(response.Status);
        completion.FirstTokenMs = firstToken;
        return completion;
    }

    // A prompt that the provider's policy rejects is an answer about the prompt, not a failure of the call.
    private static ChatResponse? ReadPolicyRefusal(int status, string? requestId, ReadOnlySpan<byte> body)
    {
        if (status != 400) return null;
        var error = ErrorBody.Read(body);
        if (!error.IsContentFilter) return null;
        var completion = new OpenAIChatCompletion { Refusal = error.Message ?? "", FinishReason = FinishReasons.ContentFilter };
        return completion.ToChatResponse(requestId);
    }

    private static string? RequestId(PipelineResponse response) =>
        response.Headers.TryGetValue("x-request-id", out var value) || response.Headers.TryGetValue("apim-request-id", out value) ? value : null;
}
