using System.CommandLine;
using System.CommandLine.Parsing;
using EvalKit.Problems;

namespace EvalKit.Cli.Commands;

/// <summary>What is wrong with a command line, misspelt words first because the rest often follows from them.</summary>
internal static class CommandLineProblems
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (parsed.Action is { ClearsParseErrors: true })
            return [];
        List<string> unknown = [.. OptionsTakenAsArguments(parsed).Select(o => UnknownOption(parsed, o)), .. parsed.UnmatchedTokens.Select(t => Unknown(parsed, t))];
        return unknown.Count > 0 ? unknown : [.. parsed.Errors.Select(e => e.Message.TrimEnd('.'))];
    }

    /// <summary>An argument that takes any number of words also takes an option that nobody knows.</summary>
    private static IEnumerable<string> OptionsTakenAsArguments(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Where(LooksLikeOption);

    private static string Unknown(ParseResult parsed, string word)
    {
        if (LooksLikeOption(word))
            return UnknownOption(parsed, word);
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0
            ? $"there is no command '{word}'{NearestName.Hint(word, command.Subcommands.Select(c => c.Name))}"
            : $"'{word}' is one argument too many";
    }

    private static string UnknownOption(ParseResult parsed, string word)
    {
        var name = word.Split('=', ':')[0];
        return $"there is no option '{name}'{NearestName.Hint(name, parsed.CommandResult.Command.Options.Select(o => o.Name))}";
    }

    private static bool LooksLikeOption(string word) => word.Length > 1 && word[0] == '-';
}
