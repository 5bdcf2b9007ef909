using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Processes;

/// <summary>The environment of a command: what programs need to start, and what the suite names. Keys of providers are in neither.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] Always =
        ["PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "SYSTEMDRIVE", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PATHEXT", "COMSPEC", "DOTNET_ROOT"];

    /// <param name="names">The names under <c>env</c>: one, a list, or null.</param>
    /// <param name="environment">Where the variables stand.</param>
    /// <param name="problems">Collects what is no name and what is not set.</param>
    public static IReadOnlyDictionary<string, string> Of(YamlValue? names, IEnvironment environment, ProblemList problems)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Always)
            if (environment.GetVariable(name) is { } value)
                variables[name] = value;
        foreach (var place in Named(names))
        {
            if (place.Text.AsSpan().IndexOfAny('=', '\0') >= 0)
                problems.Add(place, $"'{place.Text}' is no name of an environment variable: only names stand under env");
            else if (environment.GetVariable(place.Text) is { } value)
                variables[place.Text] = value;
            else
                problems.Add(place, $"environment variable {place.Text} is not set");
        }
        return variables;
    }

    private static IEnumerable<YamlValue> Named(YamlValue? value) => value switch
    {
        { Kind: YamlKind.List } list => list.Items.Where(i => i.Kind == YamlKind.Scalar),
        { Kind: YamlKind.Scalar } one => [one],
        _ => [],
    };
}
