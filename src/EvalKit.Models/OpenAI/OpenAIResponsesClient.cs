using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

namespace EvalKit.Models;

/// <summary>Responses.</summary>
internal sealed class OpenAIResponsesClient(OpenAISettings settings, OpenAIErrors errors) : OpenAITextClient(settings, errors)
{
    private readonly ResponsesClient _client = new(OpenAIAuthentication.Policy(settings), OpenAIConnection.ResponsesOptions(settings));

    protected override string Noun => "response";

    protected override BinaryData Write(OpenAISettings written, IEnumerable<ChatMessage> messages, ChatOptions? options) => OpenAIResponsesRequest.Write(written, messages, options);

    protected override Task<ClientResult> SendAsync(BinaryContent body, RequestOptions options) => _client.CreateResponseAsync(body, options);

    protected override bool TryRead(ReadOnlySpan<byte> body, out OpenAIChatCompletion completion) => OpenAIResponsesReader.TryRead(body, out completion);

    protected override IAnswerStream NewStream() => new OpenAIResponsesStream();
}
