using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Datasets;

public sealed class FourFormatsTests
{
    private const string JsonLines = """
        {"id":"q-1","text":"Grüße, \"Welt\"\nzwei Zeilen","tags":["a","1.50"]}
        {"id":"q-2","text":"","tags":[]}
        {"id":"q-3","text":"İıŞş 😀","tags":["x,y;z"]}

        """;

    private const string JsonArray = """
        [
          { "tags": ["a", "1.50"], "id": "q-1",
            "text": "Gr\u00fc\u00dfe, \"Welt\"\nzwei Zeilen" },
          { "id": "q-2", "text": "", "tags": [] },
          { "id": "q-3", "text": "\u0130\u0131\u015e\u015f \ud83d\ude00", "tags": ["x,y;z"] }
        ]
        """;

    private const string Csv = "id,text,tags[]\nq-1,\"Grüße, \"\"Welt\"\"\nzwei Zeilen\",\"[\"\"a\"\",\"\"1.50\"\"]\"\nq-2,,[]\nq-3,İıŞş 😀,\"[\"\"x,y;z\"\"]\"\n";

    private const string Yaml = """
        - id: q-1
          text: "Grüße, \"Welt\"\nzwei Zeilen"
          tags: [a, "1.50"]
        - { id: q-2, text: "", tags: [] }
        - { id: q-3, text: İıŞş 😀, tags: ["x,y;z"] }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Items_FourFormats_AreEqual(string culture)
    {
        var lines = Cultures.Run(culture, () => RowFiles.Items("d.JSONL", JsonLines));
        Assert.Equal(["q-1", "q-2", "q-3"], lines.Select(i => i.Id));
        foreach (var (name, content) in new[] { ("d.json", JsonArray), ("d.csv", Csv), ("d.yaml", Yaml), ("d.YML", Yaml), ("d.ndjson", JsonLines) })
            Assert.Equal(
                lines.Select(i => (i.Id, i.Row, i.HashText)),
                Cultures.Run(culture, () => RowFiles.Items(name, content)).Select(i => (i.Id, i.Row, i.HashText)));
    }

    [Theory]
    [InlineData("d.jsonl", JsonLines, 1, 2, 3)]
    [InlineData("d.json", JsonArray, 2, 4, 5)]
    [InlineData("d.csv", Csv, 2, 4, 5)]
    [InlineData("d.yaml", Yaml, 1, 4, 5)]
    public void Items_EachFormat_KnowTheirLine(string name, string content, params int[] lines) =>
        Assert.Equal(lines, RowFiles.Items(name, content).Select(i => i.Line));

    [Theory]
    [InlineData("d.jsonl", JsonLines)]
    [InlineData("d.json", JsonArray)]
    [InlineData("d.csv", Csv)]
    [InlineData("d.yaml", Yaml)]
    public void Items_BomAndCarriageReturns_GiveTheSameIdsAndLines(string name, string content)
    {
        var plain = RowFiles.Items(name, content);
        var windows = RowFiles.Items(name, "\uFEFF" + content.ReplaceLineEndings("\r\n"));
        Assert.Equal(plain.Select(i => (i.Id, i.Line)), windows.Select(i => (i.Id, i.Line)));
    }

    [Theory]
    [InlineData("d.jsonl", """{"item":{"id":"a","text":"x"},"sample":{"output_text":"y"}}""")]
    [InlineData("d.json", """[{"item":{"id":"a","text":"x"}}]""")]
    [InlineData("d.yaml", "- item: { id: a, text: x }")]
    public void Items_WrappedInItem_AreTheSame(string name, string content) =>
        Assert.Equal(RowFiles.Items("p.jsonl", """{"id":"a","text":"x"}""")[0].Hash, RowFiles.Items(name, content)[0].Hash);

    [Fact]
    public void Items_ItemIsAFieldAmongOthers_AreNotUnwrapped() =>
        Assert.Equal("b", RowFiles.Items("d.jsonl", """{"item":{"id":"a"},"id":"b"}""")[0].Id);

    [Fact]
    public void Hash_PropertyOrderAndWhiteSpace_DoNotMatter() => Assert.Single(RowFiles.Items("d.jsonl", """
        {"id":"a","o":{"x":1,"y":[1,2]}}
        { "o": { "y": [ 1, 2 ], "x": 1 }, "id": "a" }
        {"id":"\u0061","o":{"x":1,"y":[1,2]}}
        """).Select(i => i.Hash).Distinct());

    [Fact]
    public void Hash_ContentDiffers_Differs() => Assert.Equal(6, RowFiles.Items("d.jsonl", """
        {"id":"a","v":1}
        {"id":"a","v":"1"}
        {"id":"a","v":1.0}
        {"id":"a","v":[1]}
        {"id":"a","v":null}
        {"id":"a"}
        """).Select(i => i.HashText).Distinct(StringComparer.Ordinal).Count());
}
