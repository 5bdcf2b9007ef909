using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Command;

/// <summary>Asks a program as if it were a model.</summary>
internal sealed class CommandClient(ICommandRunner runner, CommandInputPlace place, bool readsJson) : AnsweringClient
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var output = await runner.AskAsync(id => CommandInput.Write(id, messages, options, place), cancellationToken);
        return readsJson ? CommandAnswer.Read(output) : CommandAnswer.Text(output);
    }

    public override void Dispose() => runner.Dispose();
}
