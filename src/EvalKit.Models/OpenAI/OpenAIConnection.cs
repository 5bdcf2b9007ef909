using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Responses;

namespace EvalKit.Models;

/// <summary>What all clients share: connection pools, no retries and no time limit inside the SDK, no logging.</summary>
internal static class OpenAIConnection
{
    private const string Application = "evalkit";

    private static readonly Lazy<HttpClientPipelineTransport> Remote = new(() => new(HttpConnections.For(OpenAIProvider.DefaultBaseUrl)));
    private static readonly Lazy<HttpClientPipelineTransport> Loopback = new(() => new(HttpConnections.For("http://127.0.0.1")));

    public static OpenAIClientOptions Options(OpenAISettings settings, PipelineTransport? transport = null)
    {
        var options = new OpenAIClientOptions { Endpoint = Address(settings), UserAgentApplicationId = Application };
        Prepare(options, settings, transport);
        return options;
    }

    public static ResponsesClientOptions ResponsesOptions(OpenAISettings settings)
    {
        var options = new ResponsesClientOptions { Endpoint = Address(settings), UserAgentApplicationId = Application };
        Prepare(options, settings, null);
        return options;
    }

    public static RequestOptions CallOptions(CancellationToken cancellationToken) => new()
    {
        CancellationToken = cancellationToken,
        ErrorOptions = ClientErrorBehaviors.NoThrow,
        BufferResponse = false,
    };

    private static Uri Address(OpenAISettings settings) => new(settings.BaseUrl ?? OpenAIProvider.DefaultBaseUrl);

    private static void Prepare(ClientPipelineOptions options, OpenAISettings settings, PipelineTransport? transport)
    {
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.Transport = transport ?? (settings.BaseUrl is { } address && EndpointAddress.IsLoopback(address) ? Loopback.Value : Remote.Value);
        options.EnableDistributedTracing = false;
        options.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };
    }
}
