using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.Http;

/// <summary>Reads the headers of a service. A secret stands in the environment, never in the suite.</summary>
internal static class HttpHeaders
{
    private static readonly string[] Secret = ["authorization", "proxy-authorization", "x-api-key", "api-key", "cookie", "x-auth-token"];

    public static void Check(YamlValue? headers, LoadContext context)
    {
        foreach (var (name, value) in headers?.Entries ?? [])
        {
            if (name.Text.Length == 0 || name.Text.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')))
                context.Problems.Add(name, $"'{name.Text}' is no name of a header");
            else if (value.Kind == YamlKind.Scalar && Secret.Contains(name.Text, StringComparer.OrdinalIgnoreCase))
                context.Problems.Add(value, $"'{name.Text}' is a secret; write {name.Text}: {{ env: NAME_OF_A_VARIABLE }}");
            else if (value.Kind == YamlKind.Scalar && value.Text.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
                context.Problems.Add(value, "a header has one line");
            else if (value.Text("env") is { Length: > 0 } variable && context.Environment.GetVariable(variable) is null)
                context.MissingKeys.Add((value["env"]!, variable));
        }
    }

    public static IReadOnlyList<HttpHeader> Of(YamlValue? headers, ProviderContext context)
    {
        var read = new List<HttpHeader>();
        foreach (var (name, value) in headers?.Entries ?? [])
        {
            if (value.Kind == YamlKind.Scalar)
                read.Add(new HttpHeader(name.Text, value.Text));
            else if (value.Text("env") is { } variable && context.Environment.GetVariable(variable) is { } secret)
            {
                if (ApiKey.TryCreate(secret, out var key, out var problem))
                    read.Add(new HttpHeader(name.Text, value.Text("prefix") ?? "", key));
                else
                    context.Problems.Add(value, $"environment variable {variable}: {problem}");
            }
        }
        return read;
    }
}
