using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

internal sealed class FakeChatClient(Func<int, CancellationToken, Task<ChatResponse>> answer) : IChatClient
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public static FakeChatClient Saying(string text) => new((_, _) => Task.FromResult(Response(text)));

    public static FakeChatClient Failing(ModelFailureKind kind, int times, string then = "fine", TimeSpan? retryAfter = null) =>
        new((call, _) => call <= times
            ? Task.FromException<ChatResponse>(new ModelCallException(kind, $"failure {call}", 500, retryAfter))
            : Task.FromResult(Response(then)));

    public static ChatResponse Response(string text) =>
        new(new ChatMessage(ChatRole.Assistant, text)) { ModelId = "served-1", FinishReason = ChatFinishReason.Stop };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        answer(Interlocked.Increment(ref _calls), cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
