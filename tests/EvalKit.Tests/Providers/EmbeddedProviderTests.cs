using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Providers;

public sealed class EmbeddedProviderTests
{
    private static readonly string Rows = string.Join('\n', Enumerable.Range(0, 40).Select(i =>
        $$"""{"id":"t-{{i}}","text":"{{(i % 2 == 0 ? "red apple" : "blue sky")}} {{i}}","label":"{{(i % 2 == 0 ? "fruit" : "weather")}}","split":"{{(i < 30 ? "train" : "test")}}"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Knn_Trained_AnswersWithALabel(string culture)
    {
        using var folder = Knn("split: train");
        Assert.Equal("fruit", Cultures.Run(culture, () => folder.Ask("an apple")));
    }

    [Fact]
    public void Knn_FractionAndSeed_DecideTheIdentity()
    {
        var half = Revision("fraction: 0.5, seed: 1");
        Assert.Equal(half, Revision("fraction: 0.5, seed: 1"));
        Assert.NotEqual(half, Revision("fraction: 0.5, seed: 2"));
        Assert.NotEqual(half, Revision("fraction: 1"));
        Assert.Equal(Revision("fraction: 1, seed: 1"), Revision("fraction: 1, seed: 2"));
    }

    [Fact]
    public void Knn_FractionZero_KeepsOneExample()
    {
        using var folder = Knn("fraction: 0");
        Assert.Contains(folder.Ask("anything"), new[] { "fruit", "weather" });
    }

    [Fact]
    public void Knn_UnknownSplit_HasNoExamples()
    {
        using var folder = Knn("split: tarin");
        Assert.EndsWith("model 'm' has no training examples with split 'tarin'", Assert.Single(folder.Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","label":"x"}""", "t.jsonl:1: item 'a' has no 'item.text', which model 'm' is trained on")]
    [InlineData("""{"id":"a","text":"x"}""", "t.jsonl:1: item 'a' has no 'item.label', which model 'm' is trained on")]
    public void Knn_FieldMissing_IsReported(string row, string expected)
    {
        using var folder = Knn("");
        folder.Write("t.jsonl", row);
        Assert.Equal([expected], folder.Problems());
    }

    [Theory]
    [InlineData("{\"id\":\"d\",\"text\":\"x\"}\n{\"id\":\"d\",\"text\":\"y\"}", "docs.jsonl:2: document 'd' stands twice")]
    [InlineData("{\"id\":\"d\",\"txet\":\"x\"}", "docs.jsonl:1: a document needs 'text'; did you mean 'txet'?")]
    [InlineData("", "docs.jsonl: holds no documents")]
    public void Bm25_BrokenDocuments_AreReported(string rows, string expected)
    {
        using var folder = new ProviderFolder("{ provider: embedded, model: bm25, documents: { path: docs.jsonl } }", prompt: true);
        folder.Write("docs.jsonl", rows);
        Assert.Equal([expected], folder.Problems());
    }

    [Fact]
    public void Bm25_DocumentThatSaysNone_IsADocument()
    {
        using var folder = new ProviderFolder("{ provider: embedded, model: bm25, top: 1, documents: { path: docs.jsonl } }", prompt: true);
        folder.Write("docs.jsonl", "{\"id\":\"d\",\"text\":\"(none)\"}\n{\"id\":\"e\",\"text\":\"something else\"}");
        Assert.Contains("\"d\"", folder.Ask("none"), StringComparison.Ordinal);
    }

    private static ProviderFolder Knn(string train)
    {
        var folder = new ProviderFolder($$$"""{ provider: embedded, model: knn, k: 3, train: { path: t.jsonl, text: "{{ item.text }}", label: "{{ item.label }}"{{{(train.Length > 0 ? ", " : "")}}}{{{train}}} } }""", prompt: true);
        folder.Write("t.jsonl", Rows);
        return folder;
    }

    private static string? Revision(string train)
    {
        using var folder = Knn(train);
        return folder.Chat().Identity.Revision;
    }
}
