using System.Text;
using EvalKit.Models;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Http;

/// <summary>Asks a service as if it were a model: the message is the request, composed before.</summary>
internal sealed class HttpClientOfSuite(HttpCaller caller, string method, HttpTarget target, bool? bodyIsText, HttpResponsePaths paths) : AnsweringClient
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var message = messages.First();
        ReadOnlyMemory<byte>? body = bodyIsText is null ? null : Encoding.UTF8.GetBytes(message.Text);
        var reply = await caller.SendAsync(method, target.Address(message), body, bodyIsText == true ? "text/plain; charset=utf-8" : "application/json", cancellationToken);
        var response = (paths.Read(reply.Body) with { Limits = reply.Limits }).ToResponse();
        if (reply.RequestId is { } id)
            (response.AdditionalProperties ??= [])[ResponseProperties.RequestId] = id;
        return response;
    }
}
