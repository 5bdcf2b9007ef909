using System.Net.NetworkInformation;
using EvalKit.Viewing.Tests.Support;

namespace EvalKit.Viewing.Tests;

/// <summary>Who gets in: over real sockets, byte for byte.</summary>
public sealed class AccessTests(MadeRuns runs) : IClassFixture<MadeRuns>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/runs.json")]
    [InlineData("/runs/colours/first/")]
    [InlineData("/runs/colours/first/summary.json")]
    [InlineData("/runs/nobody/knows/")]
    [InlineData("/?token=")]
    [InlineData("/?token=wrong")]
    [InlineData("/runs.json?token=wrong")]
    public async Task Get_WithoutTheKey_IsRefusedWhetherOrNotTheThingIsThere(string target)
    {
        await using var served = await ServedFolder.StartAsync(runs);

        var answer = await served.Client.GetAsync(target);

        Assert.Equal(403, answer.Status);
        Assert.DoesNotContain("set-cookie", answer.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("colours", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AddressWithItsKey_GivesACookieThatAdmits()
    {
        await using var served = await ServedFolder.StartAsync(runs);

        var entry = await served.Client.EnterAsync(served.Server.Address);

        Assert.Contains("; samesite=strict; httponly", entry.Headers["set-cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", entry.Headers["set-cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-referrer", entry.Headers["referrer-policy"]);
        // The secret of the address is not that of the cookie, and stands nowhere in the page.
        var token = served.Server.Address.Query.Split('=')[1];
        Assert.DoesNotContain(token, entry.Headers["set-cookie"] + entry.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await served.Client.GetAsync("/")).Status);
        Assert.Equal(404, (await served.Client.GetAsync("/runs/nobody/knows/")).Status);
    }

    [Fact]
    public async Task Get_WrongCookieOrTokenInItsPlace_IsRefused()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        var name = served.Client.Cookie!.Split('=')[0];

        foreach (var value in new[] { "", "wrong", served.Server.Address.Query.Split('=')[1] })
        {
            served.Client.Cookie = $"{name}={value}";
            Assert.Equal(403, (await served.Client.GetAsync("/runs.json")).Status);
        }
    }

    [Fact]
    public async Task OneTimeAddress_AdmitsOnce()
    {
        await using var served = await ServedFolder.StartAsync(runs);
        var (first, second) = (served.Server.OneTimeAddress(), served.Server.OneTimeAddress());

        var answers = new List<int>();
        foreach (var address in new[] { first, first, second, second })
            answers.Add((await served.Client.GetAsync(address.PathAndQuery)).Status);

        Assert.Equal([200, 403, 200, 403], answers);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("localhost.evil.example:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:{port}")]
    [InlineData("0.0.0.0:{port}")]
    [InlineData("2130706433:{port}")]
    [InlineData("user@127.0.0.1:{port}")]
    public async Task Get_OtherHost_IsRefusedEvenWithTheCookieOrTheToken(string host)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();
        host = host.Replace("{port}", served.Server.Root.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        Assert.Contains((await served.Client.SendAsync("GET", "/runs.json", host)).Status, new[] { 400, 403 });
        var entry = await served.Client.SendAsync("GET", served.Server.Address.PathAndQuery, host);
        Assert.Contains(entry.Status, new[] { 400, 403 });
        Assert.DoesNotContain("set-cookie", entry.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Get_ByTheNameOfThisMachine_IsAnswered()
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        Assert.Equal(200, (await served.Client.SendAsync("GET", "/runs.json", $"localhost:{served.Server.Root.Port}")).Status);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task Send_AnotherMethodThanGetAndHead_IsRefused(string method)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        var answer = await served.Client.SendAsync(method, "/runs/colours/first/summary.json");

        Assert.Equal((405, "GET, HEAD"), (answer.Status, answer.Headers["allow"]));
        Assert.Equal(405, (await served.Client.SendAsync(method, served.Server.Address.PathAndQuery)).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs.json")]
    [InlineData("/runs/colours/first/")]
    [InlineData("/runs/colours/first/samples.jsonl")]
    [InlineData("/nothing")]
    public async Task Head_HasTheHeadersAndNoBody(string target)
    {
        await using var served = await (await ServedFolder.StartAsync(runs)).EnterAsync();

        var (head, get) = (await served.Client.SendAsync("HEAD", target), await served.Client.GetAsync(target));

        Assert.Equal("", head.Body);
        Assert.Equal((get.Status, get.Headers["content-type"], get.Headers["content-length"]), (head.Status, head.Headers["content-type"], head.Headers["content-length"]));
    }

    [Fact]
    public async Task Server_ListensOnThisMachineAlone()
    {
        await using var served = await ServedFolder.StartAsync(runs);

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == served.Server.Root.Port);

        Assert.Equal("127.0.0.1", Assert.Single(listeners).Address.ToString());
    }

    [Fact]
    public async Task StartAsync_PortThatIsTaken_SaysSo()
    {
        await using var served = await ServedFolder.StartAsync(runs);

        await Assert.ThrowsAsync<IOException>(() => ViewServer.StartAsync(new ViewOptions(served.Reports) { Port = served.Server.Root.Port }));
    }
}
