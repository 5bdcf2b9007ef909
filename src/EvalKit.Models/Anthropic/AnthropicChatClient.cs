using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// Messages. Bodies are written and read here: what a suite says is what is sent, to the last white space, and what cannot be sent fails.
/// </summary>
internal sealed class AnthropicChatClient : IChatClient, IBatchedChat, IChatCost
{
    private const string Version = "2023-06-01";

    private readonly AnthropicSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpCaller _caller;
    private readonly Uri _address;

    public AnthropicChatClient(AnthropicSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _address = new Uri($"{(settings.BaseUrl ?? AnthropicProvider.DefaultBaseUrl).TrimEnd('/')}/v1/messages");
        _caller = new HttpCaller([new HttpHeader("anthropic-version", Version), .. settings.ApiKey is { } key ? [new HttpHeader("x-api-key", "", key)] : Array.Empty<HttpHeader>()], time);
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var body = AnthropicRequest.Write(_settings, messages, options);
        if (_settings.Stream) return await StreamAsync(body, cancellationToken).ConfigureAwait(false);
        var reply = await _caller.SendAsync("POST", _address, body, "application/json", cancellationToken).ConfigureAwait(false);
        return Complete(AnthropicReader.TryRead(reply.Body.Span) ?? throw _caller.Errors.Malformed("message", reply.Status), reply.RequestId, reply.Limits);
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
        if (serviceType == typeof(ChatClientMetadata)) return new ChatClientMetadata(AnthropicProvider.Name, _address, _settings.Model);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>
    /// Charged is what is read and written, and the limit that a request has to set plays no part (Anthropic's page on rate limits): the estimate is of the
    /// characters, and answers are expected to be as long as before.
    /// </summary>
    public CallCost CostOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options) => CostEstimate.OfChat(messages, null) with { ExpectsOutput = true };

    /// <inheritdoc/>
    public IBatchService Service => field ??= new AnthropicBatches(_settings, _caller);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> WriteBody(IEnumerable<ChatMessage> messages, ChatOptions? options) => AnthropicRequest.Write(_settings with { Stream = false }, messages, options);

    /// <inheritdoc/>
    public Answer Read(int status, ReadOnlySpan<byte> body, string? requestId) => status is >= 200 and <= 299
        ? AnswerMapper.FromChat(Complete(AnthropicReader.TryRead(body) ?? throw _caller.Errors.Malformed("message", status), requestId, null))
        : throw _caller.Errors.FromBody(ErrorBody.Read(body), body);

    public void Dispose()
    {
        // Connections belong to the pool that all clients share.
    }

    private async Task<ChatResponse> StreamAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        try
        {
            using var response = await _caller.OpenAsync("POST", _address, body, "application/json", cancellationToken).ConfigureAwait(false);
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var (events, firstToken) = await AnswerEvents.ReadAsync(stream, (int)response.StatusCode, static () => new AnthropicStream(), _time, started, cancellationToken).ConfigureAwait(false);
            if (events.Error is { } problem) throw _caller.Errors.FromBody(problem, []);
            var answer = Complete(events.Finish() ?? throw _caller.Errors.BrokenOff((int)response.StatusCode), HttpCaller.Header(response, "request-id"), _caller.Limits(response));
            if (firstToken is { } milliseconds) (answer.AdditionalProperties ??= [])[ResponseProperties.FirstTokenMs] = milliseconds;
            return answer;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException)
        {
            throw _caller.Errors.Malformed("stream of a message", null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw _caller.Errors.FromException(exception);
        }
    }

    private static ChatResponse Complete(ChatResponse response, string? requestId, RateLimitReading? limits)
    {
        if (requestId is not null) (response.AdditionalProperties ??= [])[ResponseProperties.RequestId] = requestId;
        if (limits is not null) (response.AdditionalProperties ??= [])[ResponseProperties.RateLimits] = limits;
        return response;
    }
}
