namespace EvalKit.Cli.Tests.Documentation;

/// <summary>Every snippet of docs/code.md stands in <see cref="CodeSnippets"/>, where it is compiled and run.</summary>
public sealed class CodeDocumentTests
{
    public static TheoryData<string> Snippets => DocumentSnippets.Of("code.md");

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_IsCodeThatRuns(string code) =>
        Assert.True(DocumentSnippets.StandsIn(code, Path.Combine(RepositoryRoot.Path, "tests", "EvalKit.Cli.Tests", "Documentation", "CodeSnippets.cs")), code);

    [Fact]
    public void Document_HasSnippets() => Assert.True(Snippets.Count > 5);
}
