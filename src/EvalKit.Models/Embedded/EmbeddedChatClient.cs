using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Embedded;

/// <summary>Lets a classical system be called like a chat model. The work is done before the task is returned.</summary>
internal sealed class EmbeddedChatClient(string modelId, ITextSystem system) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("embedded", providerUri: null, modelId);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<ChatResponse>(cancellationToken)
            : Task.FromResult(Respond(messages));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return metadata;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
    }

    private ChatResponse Respond(IEnumerable<ChatMessage> messages) =>
        new(new ChatMessage(ChatRole.Assistant, system.Answer(Conversation.Of(messages))))
        {
            ModelId = modelId,
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 },
        };
}
