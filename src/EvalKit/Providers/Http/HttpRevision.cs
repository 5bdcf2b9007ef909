using System.Security.Cryptography;
using System.Text;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.Http;

/// <summary>What the stored answer depends on besides address and body, as a hash: the headers, secrets by the name of their variable, and the paths into the response.</summary>
internal static class HttpRevision
{
    public static string Of(YamlValue settings)
    {
        var text = new StringBuilder();
        foreach (var key in (ReadOnlySpan<string>)["headers", "response"])
            if (settings[key] is { } value)
                text.Append(key).Append('\u001e').Append(YamlJson.ToJson(value).GetRawText());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
