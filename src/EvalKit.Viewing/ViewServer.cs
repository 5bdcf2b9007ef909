using System.Net;
using EvalKit.Viewing.Access;
using EvalKit.Viewing.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EvalKit.Viewing;

/// <summary>
/// A web server over a folder of runs for the user of this machine alone: 127.0.0.1, a secret in the address it is opened by, nothing that changes anything. What it
/// serves is found by listing the folder, never by a path out of a request.
/// </summary>
public sealed class ViewServer : IAsyncDisposable
{
    /// <value>The default value is 64 connections: one reader's browser opens six.</value>
    private const int MostConnections = 64;

    private readonly WebApplication _application;
    private readonly AccessKeys _keys = new();

    private ViewServer(WebApplication application) => _application = application;

    /// <summary>The address without the secret, such as <c>http://127.0.0.1:5173/</c>.</summary>
    public Uri Root { get; private set; } = null!;

    /// <summary>The address that admits whoever opens it, any number of times.</summary>
    public Uri Address => Entry(_keys.Token);

    /// <summary>An address that admits once: programs that are told an address show it to everybody who lists processes.</summary>
    public Uri OneTimeAddress() => Entry(_keys.IssueTicket());

    /// <summary>Starts to listen.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ViewServer> StartAsync(ViewOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Nothing is read from the environment or from files of the working folder.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Loopback, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        var application = builder.Build();
        var server = new ViewServer(application);
        var site = new ViewSite(new RunCatalog(options.Folder, options.Time), options.ShownAs);
        var gate = new RequestGate(server._keys, () => server.Root);
        application.Run(context => gate.AdmitAsync(context, site.AnswerAsync));
        try
        {
            await application.StartAsync(cancellation);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
        server.Root = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>Ends with Ctrl-C, SIGTERM, or the token.</summary>
    public Task WaitForEndAsync(CancellationToken cancellation) => _application.WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private Uri Entry(string secret) => new(Root, $"/?{RequestGate.TokenName}={secret}");
}
