using System.CommandLine;
using EvalKit.Cli.Output;
using EvalKit.Problems;

namespace EvalKit.Cli.Commands;

/// <summary>Checks of option values whose messages name the option, the value and what is allowed.</summary>
internal static class OptionChecks
{
    public static void OneOf(Option<string> option, params IReadOnlyList<string> words)
    {
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : words[0];
            if (!words.Contains(text, StringComparer.Ordinal))
                result.AddError($"{option.Name} has to be one of {string.Join(", ", words)}, not '{text}'{Suggestion(text, words)}");
        });
    }

    public static void OneOfIfGiven(Option<string?> option, params IReadOnlyList<string> words)
    {
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !words.Contains(result.Tokens[0].Value, StringComparer.Ordinal))
                result.AddError($"{option.Name} has to be one of {string.Join(", ", words)}, not '{result.Tokens[0].Value}'{Suggestion(result.Tokens[0].Value, words)}");
        });
    }

    /// <summary>The folder, which need not exist, may not be a file nor lie below one.</summary>
    public static void Folder(Option<string> option, Terminal terminal)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0)
                return;
            if (result.Tokens[0].Value.Length == 0)
                result.AddError($"{option.Name} has to name a folder");
            else
                for (var path = terminal.FullPath(result.Tokens[0].Value); path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
                    if (File.Exists(path))
                        result.AddError($"{option.Name} has to name a folder; '{Path.GetRelativePath(terminal.WorkingFolder, path)}' is a file");
        });
    }

    private static string Suggestion(string text, IReadOnlyList<string> words) => NearestName.Find(text, words) is { } word ? $"; did you mean '{word}'?" : "";
}
