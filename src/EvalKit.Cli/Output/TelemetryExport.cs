using EvalKit.Models;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EvalKit.Cli.Output;

/// <summary>
/// Sends spans and metrics to an OpenTelemetry collector until it is disposed. Headers, such as a token, come from the exporter's own variable
/// <c>OTEL_EXPORTER_OTLP_HEADERS</c>. What cannot be sent is said once at the end and never ends a run.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const int GrpcPort = 4317;

    private readonly Terminal _terminal;
    private readonly Uri _endpoint;
    private readonly DeliveryWatch _watch = new();
    private readonly TracerProvider _spans;
    private readonly MeterProvider _metrics;

    private TelemetryExport(Terminal terminal, Uri endpoint)
    {
        (_terminal, _endpoint) = (terminal, endpoint);
        var resource = ResourceBuilder.CreateEmpty().AddService("evalkit", serviceVersion: ToolVersion.Text);
        _spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name).AddOtlpExporter(o => Configure(o, "v1/traces")).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name).AddOtlpExporter(o => Configure(o, "v1/metrics")).Build();
    }

    /// <summary>Whether the text is the address of a collector. It stands in the record of the run and may not hold credentials.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https" && endpoint is { UserInfo: "", Query: "" };

    /// <summary>Begins to listen.</summary>
    public static TelemetryExport Start(Terminal terminal, Uri endpoint)
    {
        // The tool is built without meters, which nobody listens to otherwise; the switch is read when the first one is made.
        AppContext.SetSwitch("System.Diagnostics.Metrics.Meter.IsSupported", true);
        return new TelemetryExport(terminal, endpoint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spans.Dispose();
        _metrics.Dispose();
        if (_watch.Failure is { } failure)
            _terminal.Error.WriteLine($"evalkit: spans and metrics could not be sent to {_endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}: {PlainText.Of(failure)}");
        _watch.Dispose();
    }

    private void Configure(OtlpExporterOptions options, string path)
    {
        var isGrpc = _endpoint.Port == GrpcPort;
        options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = isGrpc ? _endpoint : new Uri(_endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
        options.HttpClientFactory = _watch.CreateClient;
    }

    /// <summary>Remembers the first delivery that failed: the exporter itself tells nobody.</summary>
    private sealed class DeliveryWatch : DelegatingHandler
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        public DeliveryWatch()
            : base(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience })
        {
        }

        public string? Failure { get; private set; }

        public HttpClient CreateClient() => new(this, disposeHandler: false) { Timeout = Patience };

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return Seen(base.Send(request, cancellationToken));
            }
            catch (Exception e)
            {
                Failure ??= e.Message;
                throw;
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return Seen(await base.SendAsync(request, cancellationToken));
            }
            catch (Exception e)
            {
                Failure ??= e.Message;
                throw;
            }
        }

        private HttpResponseMessage Seen(HttpResponseMessage response)
        {
            if (!response.IsSuccessStatusCode)
                Failure ??= $"HTTP {(int)response.StatusCode}";
            return response;
        }
    }
}
