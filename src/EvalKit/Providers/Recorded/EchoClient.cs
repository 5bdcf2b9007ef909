using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Recorded;

/// <summary>Answers with the text it is sent: the recorded output itself, rendered from a field of the item.</summary>
internal sealed class EchoClient : RecordClient
{
    protected override ChatResponse Answer(string text, ChatOptions? options) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = ChatFinishReason.Stop,
        AdditionalProperties = new AdditionalPropertiesDictionary { [Models.ResponseProperties.NotTimed] = true },
    };
}
