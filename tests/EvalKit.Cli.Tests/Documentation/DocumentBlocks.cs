using System.Text.RegularExpressions;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>The code blocks of a document.</summary>
internal static partial class DocumentBlocks
{
    /// <summary>The blocks of one language, in their order.</summary>
    public static IReadOnlyList<string> Of(string document, string language) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", document)).ReplaceLineEndings("\n")).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value)];

    /// <summary>The commands of the text blocks, as their arguments; what stands behind three spaces says what a command does.</summary>
    public static IReadOnlyList<string[]> Commands(string document) =>
        [.. Of(document, "text").SelectMany(b => b.Split('\n')).Where(l => l.StartsWith("evalkit ", StringComparison.Ordinal)).Select(l => l.Split("   ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fence();
}
