using System.Text.RegularExpressions;

namespace EvalKit.TestSupport;

/// <summary>The C# of a document, to be found in code that is compiled.</summary>
internal static partial class DocumentSnippets
{
    /// <param name="document">Its name in <c>docs</c>.</param>
    public static TheoryData<string> Of(string document) =>
        [.. Snippet().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", document))).Select(m => m.Groups["code"].Value)];

    /// <summary>Whether a file of code has the snippet's lines, however they are indented.</summary>
    public static bool StandsIn(string snippet, string file) => Lines(File.ReadAllText(file)).Contains(Lines(snippet), StringComparison.Ordinal);

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();
}
