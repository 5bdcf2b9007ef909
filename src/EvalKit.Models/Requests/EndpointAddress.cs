namespace EvalKit.Models;

/// <summary>Brings the address of a custom <c>base_url</c> into the one form under which its responses are stored.</summary>
public static class EndpointAddress
{
    /// <summary>
    /// Normalises an address: scheme and host in lower case, no default port, no slash at the end. On failure <paramref name="problem"/>
    /// says what is wrong and never repeats the address, which may hold a password.
    /// </summary>
    public static bool TryNormalize(string address, out string normalized, out string? problem)
    {
        normalized = "";
        problem = Problem(address, out var uri);
        if (problem is not null || uri is null) return false;
        normalized = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        return true;
    }

    /// <summary>Whether the address names this machine, so that a key is not needed.</summary>
    public static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static string? Problem(string address, out Uri? uri)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            return "must be an absolute http or https address";
        if (uri.UserInfo.Length > 0) return "must not contain a user name or password: name an environment variable in api_key_env";
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0) return "must not contain a query or fragment";
        return null;
    }
}
