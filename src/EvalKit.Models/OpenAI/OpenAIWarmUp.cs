using System.ClientModel.Primitives;
using System.Text;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// One chat completion through gateway, adapter, SDK and connection pool, to a server in memory and into a store in memory. It compiles the path of a call
/// while a run still reads its data; otherwise the first wave of calls would wait for it. Everything waits where a real call would: the code that
/// suspends and resumes is half of what is to be compiled.
/// </summary>
internal static class OpenAIWarmUp
{
    private const string Answer = """
        {"id":"0","object":"chat.completion","created":0,"model":"none","choices":[{"index":0,"message":{"role":"assistant","content":"."},"finish_reason":"stop"}],
        "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
        """;

    /// <summary>What came of the call; a success, or the warm-up is broken.</summary>
    public static async Task<ModelResult> RunAsync(CancellationToken cancellationToken)
    {
        using var handler = HttpConnections.CreateHandler(useProxy: false);
        handler.ConnectCallback = (_, _) => new ValueTask<Stream>(new AnsweringStream(Encoding.ASCII.GetBytes(Answer)));
        using var http = new HttpClient(handler);
        using var transport = new HttpClientPipelineTransport(http);
        var settings = new OpenAISettings { Model = "none", BaseUrl = "http://127.0.0.1/v1" };
        using var client = new OpenAIChatClient(settings, new OpenAIErrors(null, TimeProvider.System), transport);
        await using var store = ResponseStore.Open(new ResponseStoreOptions { Directory = "", CreateSegment = _ => new MemoryStream() });
        using var gateway = new ModelGateway(store, new GatewayOptions { Mode = ResponseMode.Auto });
        var request = new ModelRequest { Model = OpenAIProvider.ChatIdentity(settings), Messages = [new ChatMessage(ChatRole.User, ".")] };
        return await gateway.CallAsync(client, request, new CallSettings(), cancellationToken).ConfigureAwait(false);
    }
}
