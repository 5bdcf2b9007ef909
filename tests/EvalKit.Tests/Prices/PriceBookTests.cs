using EvalKit.Models;
using EvalKit.Prices;
using EvalKit.Tests.Problems;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Prices;

public sealed class PriceBookTests
{
    private const string Model = "models: { m: { provider: openai, model: MODEL EXTRA } }";

    [Theory]
    // As the providers publish them: dollars per million tokens in, cached, out.
    [InlineData("openai", "gpt-4.1", 2.00, 0.50, 8.00)]
    [InlineData("openai", "gpt-4.1-2025-04-14", 2.00, 0.50, 8.00)]
    [InlineData("openai", "gpt-5-mini", 0.25, 0.025, 2.00)]
    [InlineData("openai", "gpt-5-mini-2025-08-07", 0.25, 0.025, 2.00)]
    [InlineData("openai", "gpt-4o-2024-08-06", 2.50, 1.25, 10.00)]
    // This snapshot has a price of its own.
    [InlineData("openai", "gpt-4o-2024-05-13", 5.00, 5.00, 15.00)]
    [InlineData("openai", "ft:gpt-4o-2024-08-06:acme::abc123", 3.75, 3.75, 15.00)]
    [InlineData("openai", "text-embedding-3-small", 0.02, 0.02, 0)]
    [InlineData("anthropic", "claude-sonnet-4-5-20250929", 3.00, 0.30, 15.00)]
    [InlineData("anthropic", "claude-opus-4-6", 5.00, 0.50, 25.00)]
    public void Find_KnownModel_HasItsPublishedPrice(string provider, string model, double input, double cached, double output)
    {
        var rates = PriceBook.Of(provider).Find(model)!.At(null).Standard;
        Assert.Equal(((decimal)input, (decimal)cached, (decimal)output), (rates.Input, rates.CachedInput, rates.Output));
    }

    [Theory]
    [InlineData("gpt-4.1-turbo")]
    [InlineData("gpt-4.1-2025")]
    [InlineData("GPT-4.1")]
    [InlineData("gpt-3.5-turbo-0301")]
    [InlineData("gpt-4o-audio-preview")]
    // Answers of a fine-tuned model cost more than those of its base.
    [InlineData("ft:gpt-4.1-mini-2025-04-14:acme::abc123")]
    [InlineData("ft:")]
    [InlineData("")]
    public void Find_ModelThatIsNotExactlyKnown_IsUnknown(string model) => Assert.Null(PriceBook.Of("openai").Find(model));

    [Fact]
    public void Find_ProviderWithoutPrices_IsUnknown() => Assert.Null(PriceBook.Of("somebody").Find("gpt-4.1"));

    [Fact]
    public void BuiltIn_EveryPrice_NamesItsSourceAndMostTheDayOfTheLastLook()
    {
        var lines = BuiltInPrices.Read().Split('\n').Where(l => l.Contains("input: ", StringComparison.Ordinal) && !l.Contains("batch:", StringComparison.Ordinal) && !l.TrimStart().StartsWith("cached", StringComparison.Ordinal)).ToList();
        Assert.InRange(lines.Count, 20, 200);
        var text = BuiltInPrices.Read();
        Assert.Equal(lines.Count, text.Split("source: \"https://").Length - 1);
        Assert.InRange(text.Split("checked: 20").Length - 1, lines.Count / 2, lines.Count);
    }

    [Fact]
    public void BuiltIn_O3_WasCheaperFromADay()
    {
        var list = PriceBook.Of("openai").Find("o3")!;
        Assert.Equal(10m, list.At(new DateTimeOffset(2025, 6, 9, 0, 0, 0, TimeSpan.Zero)).Standard.Input);
        Assert.Equal(2m, list.At(new DateTimeOffset(2025, 6, 10, 0, 0, 0, TimeSpan.Zero)).Standard.Input);
    }

    [Fact]
    public void Suite_PricesOfIts_GoBeforeTheKnownOnesAndUnderThoseOfTheModel()
    {
        Assert.Equal(2m, Input("gpt-4.1"));
        Assert.Equal(0.1m, Input("gpt-4.1", prices: "prices: { gpt-4.1: { input: 0.1, output: 0.3 } }"));
        Assert.Equal(7m, Input("gpt-4.1", ", price: { input: 7, output: 8 }", "prices: { gpt-4.1: { input: 0.1, output: 0.3 } }"));
        Assert.Equal(4m, Input("ft:gpt-4.1-mini-2025-04-14:acme::abc", prices: "prices: { 'ft:gpt-4.1-mini': { input: 4, output: 5 } }"));
    }

    [Fact]
    public void Suite_ModelAtAnAddressOfItsOwn_HasNoKnownPrice() => Assert.Null(Input("gpt-4.1", ", base_url: 'http://127.0.0.1:9/v1'"));

    [Fact]
    public void Suite_FileOfPrices_IsReadAndChecked()
    {
        using var folder = Suite("gpt-x", "", "prices: p.yaml");
        folder.Write("p.yaml", "gpt-x:\n  - { input: 1, output: 2 }\n  - { valid_from: 2026-02-01, input: 0.5, cached_input: 0.05, output: 1, batch: { input: 0.2, output: 0.3 } }\n");
        var list = folder.Suite().Models[0].Prices!;
        Assert.Equal(1m, list.At(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)).Standard.Input);
        Assert.Equal((0.5m, 0.05m, 0.2m, 0.2m, 0.025m), list.At(null) is var now ? (now.Standard.Input, now.Standard.CachedInput, now.Batch.Input, now.Batch.CachedInput, now.Flex.CachedInput) : default);

        folder.Write("p.yaml", "gpt-x:\n  - { inptu: 1, input: 1, output: -2, valid_from: yesterday }\n  - { input: 1, output: 2, valid_from: 2026-02-01 }\n  - { input: 1, output: 2, valid_from: 2026-02-01 }\n");
        Assert.Equal(
        [
            "p.yaml:2:7: unknown key 'inptu' in prices.gpt-x[0]; did you mean 'input'?",
            "p.yaml:2:35: output is -2, but has to be between 0 and 1000000",
            "p.yaml:2:51: valid_from has to be a day such as 2026-01-01",
            "p.yaml:4:5: 'gpt-x' has two prices from 2026-02-01 on",
        ], folder.Problems().Select(p => p.ToString()));
    }

    [Fact]
    public void Suite_MissingFileOfPrices_IsAProblem()
    {
        using var folder = Suite("gpt-x", "", "prices: absent.yaml");
        Assert.Equal(["prices 'absent.yaml' not found"], folder.Messages());
    }

    [Theory]
    [InlineData("budget: {}", "budget needs 'warn', 'stop' or both, in US dollars")]
    [InlineData("budget: { warn: 2, stop: 1 }", "warn lies above stop: the run would end before it warns")]
    [InlineData("budget: { stop: -1 }", "stop is -1, but has to be between 0 and 1000000")]
    [InlineData("budget: { stpo: 1 }", "budget needs 'warn', 'stop' or both, in US dollars", "unknown key 'stpo' in budget; did you mean 'stop'?")]
    public void Suite_WrongBudget_IsAProblem(string budget, params string[] expected)
    {
        using var folder = Suite("gpt-4.1", "", budget);
        Assert.Equal(expected, folder.Messages());
    }

    [Fact]
    public void Suite_Budget_IsDecimalInEveryCulture()
    {
        using var folder = Suite("gpt-4.1", "", "budget: { warn: 0.1, stop: 0.30 }");
        foreach (var culture in (string[])["", "de-DE", "tr-TR", "ar-SA"])
            Assert.Equal(new SpendingLimit(0.1m, 0.30m), Cultures.Run(culture, () => folder.Suite().Budget));
    }

    private static decimal? Input(string model, string extra = "", string prices = "prices: {}")
    {
        using var folder = Suite(model, extra, prices);
        return folder.Suite().Models[0].Prices?.At(null).Standard.Input;
    }

    private static SuiteFolder Suite(string model, string extra, string more) => new()
    {
        ["models"] = Model.Replace("MODEL", $"'{model}'", StringComparison.Ordinal).Replace("EXTRA", extra, StringComparison.Ordinal),
        ["prompts"] = "prompts: { p: '{{ item.answer }}' }",
        ["variants"] = "variants: { v: { model: m, prompt: p } }",
        ["more"] = more,
        Environment = new Variables(("OPENAI_API_KEY", "k")),
    };
}
