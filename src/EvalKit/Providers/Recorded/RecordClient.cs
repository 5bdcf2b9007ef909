using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Recorded;

/// <summary>A chat client that answers from records: it sees one user message, which says what is looked up.</summary>
internal abstract class RecordClient : IChatClient
{
    /// <summary>The option that carries the 0-based repeat.</summary>
    public const string Repeat = "evalkit_repeat";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(Answer(messages.Last().Text, options));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    protected abstract ChatResponse Answer(string text, ChatOptions? options);
}
