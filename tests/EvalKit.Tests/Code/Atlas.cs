using EvalKit.Datasets;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Code;

/// <summary>An application that knows two capitals, and counts what it is asked.</summary>
internal sealed class Atlas : IChatClient
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public bool IsDisposed { get; private set; }

    /// <summary>The options of the last call.</summary>
    public ChatOptions? Options { get; private set; }

    public Func<int, ChatResponse, ChatResponse> Shape { get; init; } = (_, response) => response;

    public ChatClientMetadata? Metadata { get; init; }

    public Task<string> AnswerAsync(Item item, CancellationToken cancellationToken) => Task.FromResult(Look(item.Text("country")));

    public Task<string> AnswerAsync(string country, CancellationToken cancellationToken) => Task.FromResult(Look(country));

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Options = options;
        return Task.FromResult(Shape(Calls + 1, new ChatResponse(new ChatMessage(ChatRole.Assistant, Look(messages.Last().Text))) { ModelId = "atlas-1" }));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? Metadata : null;

    public void Dispose() => IsDisposed = true;

    private string Look(string text)
    {
        Interlocked.Increment(ref _calls);
        return text.Contains("France", StringComparison.Ordinal) ? "Paris" : text.Contains("Peru", StringComparison.Ordinal) ? "Lima" : "?";
    }
}
