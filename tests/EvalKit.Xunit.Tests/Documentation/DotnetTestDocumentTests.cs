using EvalKit.Testing.Samples;

namespace EvalKit.Xunit.Tests.Documentation;

/// <summary>Every snippet of docs/dotnet-test.md stands in a file of the samples, where it is compiled; those for other frameworks are called here.</summary>
public sealed class DotnetTestDocumentTests
{
    private static readonly string[] Samples = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "EvalKit.Testing.Samples"), "*.cs");

    public static TheoryData<string> Snippets => DocumentSnippets.Of("dotnet-test.md");

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_IsCodeOfASample(string code) => Assert.Contains(Samples, file => DocumentSnippets.StandsIn(code, file));

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
}
