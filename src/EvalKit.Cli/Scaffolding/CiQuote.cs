namespace EvalKit.Cli.Scaffolding;

/// <summary>Names of folders inside quotes.</summary>
internal static class CiQuote
{
    /// <summary>Inside double quotes of YAML.</summary>
    public static string Yaml(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Inside single quotes of a shell.</summary>
    public static string Shell(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);
}
