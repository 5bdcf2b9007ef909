using System.Text.Json;

namespace EvalKit.Viewing.Tests.Support;

/// <summary>A copy of made runs that a test may change, and a server over it.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    public const string Secret = "not-for-anybody";

    private readonly DirectoryInfo _folder;
    private readonly ViewServer _server;

    private ServedFolder(DirectoryInfo folder, ViewServer server) => (_folder, _server, Client) = (folder, server, new RawClient(server.Root));

    public ViewServer Server => _server;

    public RawClient Client { get; }

    public string Reports => Path.Combine(_folder.FullName, "reports");

    /// <summary>Holds a file <c>secret.txt</c>, beside the reports.</summary>
    public string Outside => Path.Combine(_folder.FullName, "outside");

    /// <param name="runs">What is copied.</param>
    /// <param name="served">The part below the reports that is served.</param>
    public static async Task<ServedFolder> StartAsync(MadeRuns runs, string served = "")
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-served-");
        foreach (var file in Directory.GetFiles(runs.Reports, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, "reports", Path.GetRelativePath(runs.Reports, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.CreateDirectory(Path.Combine(folder.FullName, "outside"));
        File.WriteAllText(Path.Combine(folder.FullName, "outside", "secret.txt"), Secret);
        return new ServedFolder(folder, await ViewServer.StartAsync(new ViewOptions(Path.Combine(folder.FullName, "reports", served)) { ShownAs = "reports" }));
    }

    public string In(params string[] parts) => Path.Combine([Reports, .. parts]);

    /// <summary>Opens the server's address as a browser does, and keeps its cookie.</summary>
    public async Task<ServedFolder> EnterAsync()
    {
        await Client.EnterAsync(_server.Address);
        return this;
    }

    public async Task<IReadOnlyDictionary<string, JsonElement>> RunsAsync()
    {
        var answer = await Client.GetAsync("/runs.json");
        Assert.Equal(200, answer.Status);
        return JsonElement.Parse(answer.Body).GetProperty("runs").EnumerateArray().ToDictionary(r => r.GetProperty("key").GetString()!, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
