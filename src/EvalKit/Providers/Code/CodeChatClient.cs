using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Code;

/// <summary>A chat client of the user's, which stays the user's to dispose. Its exceptions tell why a call failed.</summary>
internal sealed class CodeChatClient(IChatClient client, bool stream, TimeProvider time) : AnsweringClient
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            // Clients may add to the options that they are given, and these are everybody's.
            return stream ? await StreamAsync(messages, options?.Clone(), cancellationToken) : await client.GetResponseAsync(messages, options?.Clone(), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw ForeignErrors.Of(e, time);
        }
    }

    private async Task<ChatResponse> StreamAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        double? first = null;
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (update.Contents.Any(c => c is TextContent { Text.Length: > 0 } or FunctionCallContent))
                first ??= time.GetElapsedTime(started).TotalMilliseconds;
            updates.Add(update);
        }
        var response = updates.ToChatResponse();
        if (first is { } milliseconds)
            (response.AdditionalProperties ??= [])[ResponseProperties.FirstTokenMs] = milliseconds;
        return response;
    }
}
