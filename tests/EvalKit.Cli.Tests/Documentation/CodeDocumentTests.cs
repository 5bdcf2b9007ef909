using System.Text.RegularExpressions;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>Every snippet of docs/code.md stands in <see cref="CodeSnippets"/>, where it is compiled and run.</summary>
public sealed partial class CodeDocumentTests
{
    public static TheoryData<string> Snippets => [.. Snippet().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "code.md"))).Select(m => m.Groups["code"].Value)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_IsCodeThatRuns(string code) =>
        Assert.Contains(Lines(code), Lines(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "EvalKit.Cli.Tests", "Documentation", "CodeSnippets.cs"))), StringComparison.Ordinal);

    [Fact]
    public void Document_HasSnippets() => Assert.True(Snippets.Count > 5);

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();
}
