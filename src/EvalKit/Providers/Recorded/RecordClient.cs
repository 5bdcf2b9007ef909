using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Recorded;

/// <summary>A chat client that answers from records: it sees one user message, which says what is looked up.</summary>
internal abstract class RecordClient : AnsweringClient
{
    /// <summary>The option that carries the 0-based repeat.</summary>
    public const string Repeat = "evalkit_repeat";

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(Answer(messages.Last().Text, options));

    protected abstract ChatResponse Answer(string text, ChatOptions? options);
}
