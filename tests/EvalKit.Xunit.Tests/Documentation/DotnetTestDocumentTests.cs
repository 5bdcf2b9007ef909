using System.Text.RegularExpressions;
using EvalKit.Testing.Samples;

namespace EvalKit.Xunit.Tests.Documentation;

/// <summary>Every snippet of docs/dotnet-test.md stands in a file of the samples, where it is compiled; those for other frameworks are called here.</summary>
public sealed partial class DotnetTestDocumentTests
{
    private static readonly string Root = FindRoot();

    private static readonly string[] Samples = [.. Directory.GetFiles(Path.Combine(Root, "tests", "EvalKit.Testing.Samples"), "*.cs").Select(p => Lines(File.ReadAllText(p)))];

    public static TheoryData<string> Snippets => [.. Snippet().Matches(File.ReadAllText(Path.Combine(Root, "docs", "dotnet-test.md"))).Select(m => m.Groups["code"].Value)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_IsCodeOfASample(string code) => Assert.Contains(Samples, s => s.Contains(Lines(code), StringComparison.Ordinal));

    [Fact]
    public void Document_HasSnippets() => Assert.True(Snippets.Count >= 5);

    [Fact]
    public async Task Fact_Runs() => await new FactTests().Capitals();

    [Fact]
    public async Task NUnit_Runs()
    {
        var gates = NUnitTests.Gates.Select(g => (string)g.Arguments[0]!).ToList();

        Assert.Equal(3, gates.Count);
        foreach (var gate in gates)
            await new NUnitTests().Capitals(gate);
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "EvalKit.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();
}
