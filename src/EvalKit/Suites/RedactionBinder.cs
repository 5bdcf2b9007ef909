using System.Text.RegularExpressions;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads what a suite wants replaced under <c>redact</c>.</summary>
internal static class RedactionBinder
{
    /// <summary>The name of the rule with which a dataset may hold what looks like keys.</summary>
    public const string Keys = "keys";

    public static Key Shape { get; } = new("redact", new ListShape(new EitherShape(
        new WordShape([.. PersonalData.Names]),
        new ObjectShape(
            new Key("find", new WordShape([.. PersonalData.Names]), "Personal data that are known."),
            new Key("pattern", ModelShapes.Name, "A regular expression of your own.", Example: "CUST-[0-9]{6}"),
            new Key("replace", ModelShapes.Name, "What stands there instead.", Default: "[redacted], or the name of what was found", Example: "[customer]"),
            new Key("salt_env", ModelShapes.Name, "The environment variable with the salt of a hash that stands beside it: equal texts get equal hashes.", Example: "PII_SALT"))
        {
            ExactlyOneOf = [["find", "pattern"]],
        }))
    { OrSingle = true }, "Personal data that are taken out of answers before anything keeps, grades or shows them, and out of items before they are graded or shown. The system under test gets the items as they are.");

    public static IReadOnlyList<Redaction> Bind(YamlValue? list, LoadContext context) =>
        [.. (list is null ? [] : list.Kind == YamlKind.List ? list.Items : [list]).Select(rule => Rule(rule, context)).OfType<Redaction>()];

    /// <summary>Whether one of the rules takes keys out, so that data may hold them.</summary>
    public static bool FindsKeys(YamlValue? list) =>
        (list is null ? [] : list.Kind == YamlKind.List ? list.Items : [list]).Any(r => r.Text == Keys || r.Text("find") == Keys);

    private static Redaction? Rule(YamlValue rule, LoadContext context)
    {
        if (rule.Kind == YamlKind.Scalar)
            return PersonalData.Names.Contains(rule.Text, StringComparer.Ordinal) ? PersonalData.Rule(rule.Text) : null;
        var salt = Salt(rule["salt_env"], context);
        if (rule.Text("find") is { } find)
            return PersonalData.Names.Contains(find, StringComparer.Ordinal) ? PersonalData.Rule(find, rule.Text("replace"), salt) : null;
        if (rule["pattern"] is not { Text.Length: > 0 } pattern || SafeRegex.Compile(pattern.Text, RegexOptions.CultureInvariant, pattern, context.Problems) is not { } regex)
            return null;
        if (regex.IsMatch(""))
            context.Problems.Add(pattern, "pattern matches the empty text, which is everywhere");
        return new Redaction(regex, rule.Text("replace") ?? "[redacted]", salt);
    }

    private static string? Salt(YamlValue? variable, LoadContext context)
    {
        if (variable is not { Text.Length: > 0 })
            return null;
        if (context.Environment.GetVariable(variable.Text) is { } salt)
            return salt;
        context.Problems.Add(variable, SecretLiterals.IsSecret(variable.Text) ? "names an environment variable" : $"environment variable {variable.Text} is not set; it holds the salt of hashes");
        return null;
    }
}
