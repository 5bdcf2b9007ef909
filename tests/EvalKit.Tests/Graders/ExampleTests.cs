using EvalKit.Graders;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Graders;

/// <summary>What each type says of itself: an example that loads, and sentences about its edge cases.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Types => [.. GraderCatalog.Types.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Example_InASuite_LoadsAsThatTypeWithoutProblems(string type)
    {
        using var folder = Folder(GraderCatalog.Types[type].Example);

        var grader = Assert.Single(folder.Suite().Graders);
        Assert.Equal(type, grader.Definition.Type);
    }

    [Fact]
    public void Example_OfAnotherShape_IsRefusedHere()
    {
        using var folder = Folder("label:\n  type: exact_match\n  refrence: a");

        Assert.NotEmpty(folder.Problems());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void EdgeCases_AreSentences(string type)
    {
        var sentences = GraderCatalog.Types[type].EdgeCases;

        Assert.NotEmpty(sentences);
        Assert.All(sentences, s => Assert.Matches("^[A-Z0-9`$].{20,}[.]$", s));
    }

    /// <summary>A suite with everything that examples may name: an embedding model, a judge, a step before the answer, lists of words, programs.</summary>
    private static SuiteFolder Folder(string example)
    {
        var folder = new SuiteFolder
        {
            ["models"] = "models:\n  m: { provider: recorded, output: '{{ item.answer }}' }\n  embedder: { provider: embedded, model: hashed_embedding }\n  guard: { provider: openai, model: omni-moderation-latest, kind: moderation, base_url: 'http://127.0.0.1:1/v1' }\n  judge: { provider: recorded, output: '{{ item.answer }}' }",
            ["variants"] = "variants: { v: { steps: [ { name: search, model: m }, { name: answer, model: m } ] } }",
            ["graders"] = "graders:\n  " + example.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal),
        };
        folder.Write("dictionaries/en_US.dic", "1\nword\n");
        folder.Write("dictionaries/product-names.txt", "EvalKit\n");
        folder.AddPrograms("sqlite3", "python3");
        return folder;
    }
}
