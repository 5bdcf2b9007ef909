using System.Diagnostics;
using EvalKit.Fakes.Counting;

namespace EvalKit.Fakes;

/// <summary>The server as a process of its own, for tests and measurements that must not share one with the client.</summary>
public sealed class FakeServerProcess : IAsyncDisposable
{
    private const string Greeting = "listening on ";

    private readonly Process process;
    private readonly HttpClient client = new();

    private FakeServerProcess(Process process, Uri root) => (this.process, Root) = (process, root);

    /// <summary>The address without a path.</summary>
    public Uri Root { get; }

    /// <summary>The base_url of a suite.</summary>
    public Uri BaseUrl => new(Root, "v1");

    /// <summary>The operating system's id of the process.</summary>
    public int Id => process.Id;

    /// <summary>CPU time the process has used so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the program with the options of its command line and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It did not start; its message is on stderr.</exception>
    public static async Task<FakeServerProcess> StartAsync(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FakeServer).Assembly.Location, .. options])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // Handling a request on the thread that saw it arrive saves about a tenth of the CPU, which the program under measurement needs.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        var started = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var line = await started.StandardOutput.ReadLineAsync();
        if (line?.StartsWith(Greeting, StringComparison.Ordinal) == true)
            return new FakeServerProcess(started, new Uri(line[Greeting.Length..]));

        started.Dispose();
        throw new InvalidOperationException("the fake server did not start");
    }

    /// <summary>What was counted since the start or the last reset.</summary>
    /// <param name="withKeys">False leaves the counts by body and by message out: with 100,000 requests they are 10 MB.</param>
    public async Task<ServerStats> StatsAsync(bool withKeys = true) =>
        ServerStats.Parse(await client.GetStringAsync(new Uri(Root, withKeys ? "__stats" : "__stats?keys=0")));

    /// <summary>Sets all counts, ordinals and attempts to zero.</summary>
    public async Task ResetAsync()
    {
        using var response = await client.PostAsync(new Uri(Root, "__reset"), content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Stops the process and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
