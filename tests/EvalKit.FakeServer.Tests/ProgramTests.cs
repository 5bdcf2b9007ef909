using System.Diagnostics;

namespace EvalKit.Fakes.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task Process_UntilStdinEnds_ServesAsToldByItsOptions()
    {
        await using var server = await FakeServerProcess.StartAsync(
            "--port", "0", "--latency", "1.5ms", "--jitter", "1ms", "--answer", "fixed:yes", "--fault", "503,once@100%", "--usage", "10,5");
        using var client = new HttpClient();
        var statuses = new List<int>();
        var text = "";
        for (var i = 0; i < 2; i++)
        {
            using var response = await client.PostAsync(new Uri(server.BaseUrl + "/chat/completions"), new StringContent(WireClient.ChatBody("x")));
            statuses.Add((int)response.StatusCode);
            text = await response.Content.ReadAsStringAsync();
        }

        Assert.Equal([503, 200], statuses);
        Assert.Contains("\"content\":\"yes\"", text, StringComparison.Ordinal);
        Assert.Contains("\"prompt_tokens\":10,\"completion_tokens\":5", text, StringComparison.Ordinal);
        Assert.Equal(2, (await server.StatsAsync()).Total);
        await server.ResetAsync();
        Assert.Equal(0, (await server.StatsAsync(withKeys: false)).Total);
    }

    [Theory]
    [InlineData("--nonsense 1", "option '--nonsense' is unknown")]
    [InlineData("--port", "option '--port' is unknown or lacks its value")]
    [InlineData("--latency 50", "'50' is no duration such as 50ms, 1.5s or 2m")]
    [InlineData("--fault 500", "fault '500' does not say when: FAULT@10% or FAULT@1,5,10-20")]
    [InlineData("--answer shout", "answer 'shout' is none of echo, fixed:TEXT, label:A,B,C, script:FILE")]
    public async Task Process_WithAWrongOption_SaysWhichAndExits4(string options, string message)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(FakeServer).Assembly.Location, .. options.Split(' ')])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;

        Assert.Equal(message, (await process.StandardError.ReadToEndAsync()).Trim());
        await process.WaitForExitAsync();
        Assert.Equal(4, process.ExitCode);
    }
}
