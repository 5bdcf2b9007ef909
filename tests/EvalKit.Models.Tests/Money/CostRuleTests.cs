namespace EvalKit.Models.Tests;

/// <summary>
/// Each rule of cost to the last token. Rates of gpt-4.1 (input 2.00, cached 0.50, output 8.00) and of Claude Sonnet 4.5 (3.00, cached 0.30, write 3.75, output
/// 15.00; batch 1.50, 0.15, 1.875, 7.50) in US dollars per million tokens; the amounts are worked out by hand in the comments.
/// </summary>
public sealed class CostRuleTests
{
    private static readonly ModelPrice Gpt = new(new TokenRates(2.00m, 0.50m, 2.00m, 8.00m, 8.00m));

    private static readonly ModelPrice Claude = new(new TokenRates(3.00m, 0.30m, 3.75m, 15.00m, 15.00m)) { Batch = new TokenRates(1.50m, 0.15m, 1.875m, 7.50m, 7.50m) };

    [Theory]
    // Input and output have different prices (I2): 1000 x 2 + 100 x 8 = 2800 millionths.
    [InlineData("plain", 1000, 0, 100, 0, null, "0.0028")]
    [InlineData("one token in", 1, 0, 0, 0, null, "0.000002")]
    [InlineData("one token out", 0, 0, 1, 0, null, "0.000008")]
    // The guide's example of prompt caching (I3): 2006 prompt tokens, 1920 of them cached, 300 completion: 86 x 2 + 1920 x 0.5 + 300 x 8 = 3532.
    [InlineData("cached", 2006, 1920, 300, 0, null, "0.003532")]
    [InlineData("all cached", 1024, 1024, 0, 0, null, "0.000512")]
    // 39 completion tokens, 10 of them rejected predictions, which are among the 39 and billed (I4): 18 x 2 + 39 x 8 = 348.
    [InlineData("rejected prediction", 18, 0, 39, 0, null, "0.000348")]
    // Reasoning is a part of the output and not paid a second time: 75 x 2 + 1186 x 8 = 9638.
    [InlineData("reasoning", 75, 0, 1186, 1024, null, "0.009638")]
    // Batch is half, and cached tokens are not cheaper there (I5): (2006 x 2 + 300 x 8) / 2 = 3206.
    [InlineData("batch", 2006, 1920, 300, 0, "batch", "0.003206")]
    // Flex is half, and cached tokens are cheaper (I6): (86 x 2 + 1920 x 0.5 + 300 x 8) / 2 = 1766.
    [InlineData("flex", 2006, 1920, 300, 0, "flex", "0.001766")]
    [InlineData("flex answered at the default tier", 2006, 1920, 300, 0, "default", "0.003532")]
    // The largest counts there are: 2147483647 x 2 + 2147483647 x 8 = 21474836470.
    [InlineData("largest", int.MaxValue, 0, int.MaxValue, 0, null, "21474.83647")]
    public void CostOf_Usage_IsExact(string rule, int input, int cached, int output, int reasoning, string? tier, string expected)
    {
        var cost = Gpt.CostOf(Response(new TokenUsage(input, cached, output, reasoning), tier));
        Assert.True(cost == Dollars(expected), $"{rule}: {cost}");
    }

    [Theory]
    // Anthropic's input contains what was read from and written to the cache: 1000 = 200 + 300 read + 500 written.
    // 200 x 3 + 300 x 0.3 + 500 x 3.75 + 40 x 15 = 3165.
    [InlineData(null, "0.003165")]
    // Its batches are half of everything, the cache included: 1582.5.
    [InlineData("batch", "0.0015825")]
    public void CostOf_CacheWrites_AreChargedAtTheirRate(string? tier, string expected) =>
        Assert.Equal(Dollars(expected), Claude.CostOf(Response(new TokenUsage(1000, 300, 40, null) { CacheWrite = 500 }, tier)));

    [Fact]
    public void CostOf_ReasoningWithAPriceOfItsOwn_IsTakenOutOfTheOutput()
    {
        // 10 x 1 + (100 - 60) x 2 + 60 x 3 = 270.
        var price = new ModelPrice(new TokenRates(1, 1, 1, 2, 3));
        Assert.Equal(0.000270m, price.CostOf(Response(new TokenUsage(10, 0, 100, 60))));
    }

    [Fact]
    public void CostOf_Images_AddTheirPrice() =>
        Assert.Equal(0.0028m + 3 * 0.01m, (Gpt with { Image = 0.01m }).CostOf(Response(new TokenUsage(1000, 0, 100, 0)), images: 3));

    [Fact]
    public void CostOf_SeveralChoices_CountsTheTokensOfAll()
    {
        // The usage of a request with n: 3 is that of all three answers (I10): 50 x 2 + 3 x 20 x 8 = 580.
        Assert.Equal(0.00058m, Gpt.CostOf(Response(new TokenUsage(50, 0, 60, 0))));
    }

    [Theory]
    [InlineData("priority")]
    [InlineData("scale")]
    public void CostOf_TierOfUnknownPrice_IsUnknown(string tier) => Assert.Null(Gpt.CostOf(Response(new TokenUsage(10, 0, 10, 0), tier)));

    [Fact]
    public void CostOf_MissingUsage_IsUnknownAndNotZero()
    {
        Assert.Null(Gpt.CostOf(Response(null)));
        Assert.Null(Gpt.CostOf(Response(new TokenUsage(null, null, 10, null))));
        Assert.Null(Gpt.CostOf(Response(new TokenUsage(10, null, null, null))));
        Assert.Null(Gpt.CostOf(Response(new TokenUsage(10, 0, 10, 0) { InputAudio = 1 })));
        Assert.Null(Gpt.CostOf(Response(new TokenUsage(10, 0, 10, 0) { OutputAudio = 1 })));
    }

    [Fact]
    public void CostOf_Embedding_NeedsNoOutputCount() =>
        Assert.Equal(0.00000002m * 37, new ModelPrice(new TokenRates(0.02m, 0.02m, 0.02m, 0, 0)).CostOf(new ModelResponse { Embedding = [1f], Usage = new TokenUsage(37, null, null, null) }));

    [Fact]
    public void CostOf_FreeModel_IsZeroWhateverItUsed() => Assert.Equal(0m, ModelPrice.Free.CostOf(Response(null)));

    [Theory]
    [InlineData(10, 20, 5, 0)]
    [InlineData(10, -3, 5, 9)]
    public void CostOf_CountsThatContradictEachOther_AreCutToWhatIsPossible(int input, int cached, int output, int reasoning)
    {
        var cost = Gpt.CostOf(Response(new TokenUsage(input, cached, output, reasoning)));
        Assert.InRange(cost!.Value, (input * 0.5m + output * 8m) / 1e6m, (input * 2m + output * 8m) / 1e6m);
    }

    [Fact]
    public void CostOf_ManyCalls_AddsUpWithoutRounding()
    {
        // A tenth of a cent ten thousand times is ten dollars; in binary fractions it is not.
        var each = new ModelPrice(TokenRates.Plain(0.1m, 0)).CostOf(Response(new TokenUsage(10_000, 0, 0, 0)))!.Value;
        Assert.Equal(10m, Enumerable.Repeat(each, 10_000).Sum());
        Assert.NotEqual(10.0, Enumerable.Repeat((double)each, 10_000).Sum());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    [InlineData(1152, true)]
    [InlineData(1280, true)]
    [InlineData(1920, true)]
    [InlineData(2048, false)]
    public void PromptCache_CountOfCachedTokens_IsASequence(int cached, bool possible) =>
        Assert.Equal(possible, PromptCache.IsPossible(new TokenUsage(2006, cached, 300, 0)));

    [Fact]
    public void PriceList_DatedPrices_HoldFromTheirDay()
    {
        var list = new PriceList([Gpt with { ValidFrom = new DateOnly(2025, 6, 10) }, Claude]);
        Assert.Equal(Claude, list.At(new DateTimeOffset(2025, 6, 9, 23, 59, 59, TimeSpan.Zero)));
        Assert.Equal(Gpt.Standard, list.At(new DateTimeOffset(2025, 6, 10, 0, 0, 0, TimeSpan.Zero)).Standard);
        Assert.Equal(Claude, list.At(new DateTimeOffset(2025, 6, 10, 1, 0, 0, TimeSpan.FromHours(2))));
        Assert.Equal(Gpt.Standard, list.At(null).Standard);
    }

    [Fact]
    public void PriceList_CostThatTheSourceKnows_GoesBeforePrices() =>
        Assert.Equal(0.1m, PriceList.CostOf(new PriceList([Gpt]), Response(new TokenUsage(10, 0, 10, 0)) with { CostUsd = 0.1 }));

    private static ModelResponse Response(TokenUsage? usage, string? tier = null) => new() { Text = "x", Usage = usage, ServiceTier = tier };

    private static decimal Dollars(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
