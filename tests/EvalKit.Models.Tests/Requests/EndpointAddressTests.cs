namespace EvalKit.Models.Tests;

public class EndpointAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1")]
    [InlineData("HTTP://Example.COM:80/V1/", "http://example.com/V1")]
    [InlineData("https://example.com:443", "https://example.com")]
    [InlineData("https://example.com/a/../b//", "https://example.com/b")]
    [InlineData("https://[::1]:8080/v1", "https://[::1]:8080/v1")]
    public void TryNormalize_Address_HasOneForm(string address, string expected)
    {
        Assert.True(EndpointAddress.TryNormalize(address, out var normalized, out var problem));
        Assert.Equal(expected, normalized);
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("", "must be an absolute http or https address")]
    [InlineData("localhost:8000", "must be an absolute http or https address")]
    [InlineData("/v1", "must be an absolute http or https address")]
    [InlineData("ftp://example.com", "must be an absolute http or https address")]
    [InlineData("https://user:secret@example.com/v1", "must not contain a user name or password: name an environment variable in api_key_env")]
    [InlineData("https://example.com/v1?key=secret", "must not contain a query or fragment")]
    public void TryNormalize_AnythingElse_SaysWhyWithoutRepeatingIt(string address, string expected)
    {
        Assert.False(EndpointAddress.TryNormalize(address, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("http://localhost:1/v1", true)]
    [InlineData("http://127.0.0.1/v1", true)]
    [InlineData("http://[::1]/v1", true)]
    [InlineData("http://192.168.0.1/v1", false)]
    [InlineData("nonsense", false)]
    public void IsLoopback_Address_IsOfThisMachine(string address, bool expected) => Assert.Equal(expected, EndpointAddress.IsLoopback(address));
}
