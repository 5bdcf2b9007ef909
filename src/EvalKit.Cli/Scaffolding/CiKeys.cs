namespace EvalKit.Cli.Scaffolding;

/// <summary>How a CI system hands a key to the run, and what the run does where it has none: pull requests from forks get no secrets.</summary>
internal static class CiKeys
{
    public static string Environment(CiHost host, string? variable) => (host, variable) switch
    {
        (CiHost.GitHub, { } key) => $"        env: {{ {key}: \"${{{{ secrets.{key} }}}}\" }}\n",
        (CiHost.Azure, { } key) => $"    env: {{ {key}: $({key}) }}\n",
        _ => "",
    };

    public static string Responses(CiHost host, string? variable) => (host, variable) switch
    {
        (CiHost.GitHub or CiHost.GitLab, { } key) => $" --responses \"$([ -n \"${key}\" ] && echo auto || echo only)\"",
        // A variable that is not set comes as its name.
        (CiHost.Azure, { } key) => $" --responses \"$(case \"${key}\" in ''|*'('*) echo only;; *) echo auto;; esac)\"",
        _ => "",
    };
}
