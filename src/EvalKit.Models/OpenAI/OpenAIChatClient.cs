using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace EvalKit.Models;

/// <summary>Chat completions.</summary>
internal sealed class OpenAIChatClient(OpenAISettings settings, OpenAIErrors errors, PipelineTransport? transport = null) : OpenAITextClient(settings, errors)
{
    private readonly ChatClient _client =
        new(settings.Model, OpenAIAuthentication.Policy(settings), OpenAIConnection.Options(settings, transport));

    protected override string Noun => "chat completion";

    protected override BinaryData Write(OpenAISettings written, IEnumerable<ChatMessage> messages, ChatOptions? options) => OpenAIChatRequest.Write(written, messages, options);

    protected override Task<ClientResult> SendAsync(BinaryContent body, RequestOptions options) => _client.CompleteChatAsync(body, options);

    protected override bool TryRead(ReadOnlySpan<byte> body, out OpenAIChatCompletion completion) => OpenAIChatCompletion.TryRead(body, out completion);

    protected override IAnswerStream NewStream() => new OpenAIChatStream();
}
