using EvalKit.Models;
using EvalKit.Tests.Problems;

namespace EvalKit.Tests.Providers;

public sealed class RecordedProviderTests
{
    private const string Columns =
        "{ provider: recorded, path: r.csv, id: key, output: answer, latency_s: s, cost_usd: usd, input_tokens: in, output_tokens: out, finish_reason: why, error: oops }";

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Chat_EveryColumn_IsTaken(string culture)
    {
        using var folder = new ProviderFolder(Columns, prompt: false);
        folder.Write("r.csv", "key,answer,s,usd,in,out,why,oops\na,Ja.,0.25,0.0015,12,3,length,\n");
        var response = Cultures.Run(culture, () => ProviderFolder.Respond(folder.Chat(), "a"));
        Assert.Equal("Ja.", response.Text);
        Assert.Equal(250.0, response.AdditionalProperties![ResponseProperties.TotalMs]);
        Assert.Equal(0.0015, response.AdditionalProperties[ResponseProperties.CostUsd]);
        Assert.Equal((12L, 3L), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
        Assert.Equal("length", response.FinishReason!.Value.Value);
    }

    [Fact]
    public void Chat_SeveralRowsOfAnId_AreRepeatsInFileOrder()
    {
        using var folder = Jsonl("""
            {"id":"a","answer":"first"}
            {"id":"b","answer":"other"}
            {"id":"a","answer":"second"}
            """);
        Assert.Equal(["first", "second"], [folder.Ask("a"), folder.Ask("a", 1)]);
        Assert.Equal(ModelFailureKind.NotRecorded, Assert.Throws<ModelCallException>(() => folder.Ask("a", 2)).Kind);
    }

    [Fact]
    public void Chat_ItemWithoutARow_IsNotRecorded()
    {
        using var folder = Jsonl("""{"id":"a","answer":"x"}""");
        var failure = Assert.Throws<ModelCallException>(() => folder.Ask("zzz"));
        Assert.Equal((ModelFailureKind.NotRecorded, "there is no recorded output 1 of item 'zzz'"), (failure.Kind, failure.Message));
    }

    [Fact]
    public void Chat_NumericIdAndOutput_AreTheirText()
    {
        using var folder = Jsonl("""{"id":7,"answer":1.50}""");
        Assert.Equal("1.50", folder.Ask("7"));
    }

    [Theory]
    [InlineData("(none)")]
    [InlineData("")]
    [InlineData("null")]
    public void Chat_OutputThatLooksLikeNothing_IsAnAnswer(string output)
    {
        using var folder = Jsonl($$"""{"id":"a","answer":"{{output}}"}""");
        Assert.Equal(output, folder.Ask("a"));
    }

    [Fact]
    public void Chat_RowWithAnError_IsThatError()
    {
        using var folder = new ProviderFolder("{ provider: recorded, path: r.jsonl, output: answer, error: error }", prompt: false);
        folder.Write("r.jsonl", "{\"id\":\"a\",\"error\":\"timed out\"}\n{\"id\":\"b\",\"answer\":\"x\",\"error\":\"\"}");
        Assert.Equal("timed out", Assert.Throws<ModelCallException>(() => folder.Ask("a")).Message);
        Assert.Equal("x", folder.Ask("b"));
    }

    [Theory]
    [InlineData("""{"id":"a","anwser":"x"}""", "r.jsonl:1: a recorded output needs 'answer'; did you mean 'anwser'?")]
    [InlineData("""{"key":"a","answer":"x"}""", "r.jsonl:1: a recorded output needs 'id'; valid are key, answer")]
    [InlineData("""{"id":"a","answer":null}""", "r.jsonl:1: a recorded output needs 'answer', which is null")]
    [InlineData("""{"id":"\ud800","answer":"x"}""", "r.jsonl:1: holds a lone surrogate (\\ud800 to \\udfff without its partner), which is no text")]
    [InlineData("5", "r.jsonl:1: a recorded output needs 'id'")]
    public void Create_BrokenRow_IsReported(string row, string expected)
    {
        using var folder = Jsonl(row);
        Assert.Equal([expected], folder.Problems());
    }

    [Theory]
    [InlineData("0,25")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("fast")]
    public void Create_BrokenNumber_IsReported(string latency)
    {
        using var folder = new ProviderFolder("{ provider: recorded, path: r.jsonl, output: answer, latency_s: s }", prompt: false);
        folder.Write("r.jsonl", $$"""{"id":"a","answer":"x","s":"{{latency}}"}""");
        Assert.Equal([$"r.jsonl:1: 's' has to be a number of at least 0, not '{latency}'"], folder.Problems());
    }

    [Fact]
    public void Create_ColumnThatNoRowHas_IsReported()
    {
        using var folder = new ProviderFolder("{ provider: recorded, path: r.jsonl, output: answer, latency_s: latncy, error: error }", prompt: false);
        folder.Write("r.jsonl", """{"id":"a","answer":"x","latency":1}""");
        Assert.EndsWith("no row of 'r.jsonl' has a column 'latncy'; did you mean 'latency'?", Assert.Single(folder.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_MissingFile_IsReported()
    {
        using var folder = Jsonl("");
        using var missing = new ProviderFolder("{ provider: recorded, path: x.jsonl, output: answer }", prompt: false);
        Assert.StartsWith("x.jsonl: file not found", Assert.Single(missing.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Chat_OutputTemplate_IsSentInPlaceOfAPrompt()
    {
        using var folder = new ProviderFolder("{ provider: recorded, output: '{{ item.answer }}' }", prompt: false);
        var chat = folder.Chat();
        Assert.Equal("{{ item.answer }}", chat.Lookup!.Text);
        Assert.Equal("the text itself", ProviderFolder.Respond(chat, "the text itself").Text);
        Assert.False(chat.Settings.Stored);
    }

    private static ProviderFolder Jsonl(string rows)
    {
        var folder = new ProviderFolder("{ provider: recorded, path: r.jsonl, output: answer }", prompt: false);
        folder.Write("r.jsonl", rows);
        return folder;
    }
}
