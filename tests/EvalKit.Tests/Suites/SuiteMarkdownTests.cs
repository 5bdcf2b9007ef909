using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Tests.Architecture;

namespace EvalKit.Tests.Suites;

public sealed class SuiteMarkdownTests
{
    private static readonly string Text = SuiteMarkdown.Write();

    [Fact]
    public void Markdown_CommittedFile_IsCurrent() => Assert.True(
        File.ReadAllText(Repository.In("docs", "suite.md")) == Text,
        "docs/suite.md is out of date. Make it anew: dotnet run --project src/EvalKit.Cli -- validate --reference > docs/suite.md");

    [Fact]
    public void Markdown_OfEveryKeyAtAnyDepth_HasARowWithItsDescription()
    {
        var keys = Keys(SuiteShape.Root).ToList();

        Assert.True(keys.Count > 200);
        Assert.All(keys, key => Assert.Contains($"\n| `{key.Name}` | ", Text, StringComparison.Ordinal));
        Assert.All(keys, key => Assert.Contains(KeyTable.Cell(key.Description), Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Markdown_MapsThatOccurInManyPlaces_AreWrittenOnce() =>
        Assert.Equal(2, Text.Split("| `frequency_penalty` |").Length);

    private static IEnumerable<Key> Keys(Shape shape) => shape switch
    {
        ObjectShape map => map.Keys.SelectMany(k => k.Name == "graders" ? [k] : Keys(k.Value).Prepend(k)),
        ListShape list => Keys(list.Item),
        MapShape map => Keys(map.Value),
        EitherShape either => [.. Keys(either.Scalar), .. Keys(either.Container)],
        TaggedShape tagged => tagged.Cases.Values.SelectMany(Keys),
        _ => [],
    };
}
