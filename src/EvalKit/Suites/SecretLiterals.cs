using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Refuses literals that look like keys: secrets stand in the environment, suites are committed.</summary>
internal static class SecretLiterals
{
    private static readonly HashSet<string> SecretWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "KEY", "KEYS", "APIKEY", "TOKEN", "TOKENS", "SECRET", "SECRETS", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "CREDENTIALS",
    };

    public static void Check(YamlValue value, ProblemList problems)
    {
        if (value.Kind == YamlKind.Scalar && IsSecret(value.Text))
            problems.Add(value, "looks like a secret key; put it into an environment variable and name that under api_key_env");
        foreach (var item in value.Items)
            Check(item, problems);
        foreach (var entry in value.Entries)
            Check(entry.Value, problems);
    }

    /// <summary>Whether an environment variable of this name usually holds a secret.</summary>
    public static bool IsSecretName(string variable) => variable.Split('_', '-', '.').Any(part => SecretWords.Contains(part));

    /// <summary>Whether a text holds what looks like a key; such a text is never repeated in a message.</summary>
    public static bool IsSecret(string text) => KeyPatterns.Holds(text);
}
