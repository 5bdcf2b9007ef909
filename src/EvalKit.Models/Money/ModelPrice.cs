namespace EvalKit.Models;

/// <summary>What a model costs from some day on.</summary>
public sealed record ModelPrice
{
    private const decimal Half = 0.5m;

    /// <summary>A model that costs nothing to call.</summary>
    public static ModelPrice Free { get; } = new(TokenRates.Plain(0, 0));

    /// <summary>A price whose batch and flex rates are those of OpenAI's guides: half of the standard ones, without a discount for cached input in batches.</summary>
    public ModelPrice(TokenRates standard)
    {
        Standard = standard;
        Batch = new(Half * standard.Input, Half * standard.Input, Half * standard.Input, Half * standard.Output, Half * standard.Reasoning);
        Flex = new(Half * standard.Input, Half * standard.CachedInput, Half * standard.CacheWrite, Half * standard.Output, Half * standard.Reasoning);
    }

    /// <summary>Rates of calls that are answered at once.</summary>
    public TokenRates Standard { get; }

    /// <summary>Rates of the batch interface.</summary>
    public TokenRates Batch { get; init; }

    /// <summary>Rates of flex processing.</summary>
    public TokenRates Flex { get; init; }

    /// <summary>US dollars for each image of a request, beside its tokens.</summary>
    public decimal Image { get; init; }

    /// <summary>The first day on which it holds; null when it has held since the model exists.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Whether nothing is charged at all.</summary>
    public bool IsFree => Image == 0 && Standard == Free.Standard;

    /// <summary>
    /// The cost of an answer in US dollars; null where the source reported no usage, counts audio, or served it at a tier whose price is not known (such
    /// as <c>priority</c>). A free model costs 0 whatever it used.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="images">Images in its request.</param>
    public decimal? CostOf(ModelResponse response, int images = 0)
    {
        if (IsFree)
            return 0;
        if (RatesOf(response.ServiceTier) is not { } rates || response.Usage is not { Input: { } input } usage || usage is { InputAudio: > 0 } or { OutputAudio: > 0 })
            return null;
        // Embeddings have no output, and their usage says nothing of it.
        return (usage.Output ?? (response.Embedding is null ? null : 0)) is { } output ? rates.CostOf(usage, input, output) + images * Image : null;
    }

    /// <summary>What a call of this size costs at most, at the standard tier.</summary>
    /// <param name="size">Its bounds.</param>
    /// <param name="assumedOutput">Output tokens where the call sets no limit.</param>
    public decimal MostOf(CallSize size, long assumedOutput) =>
        Standard.MostOf(size.InputTokens, size.OutputTokens ?? assumedOutput) + size.Images * Image;

    /// <summary>What a call of this size costs at most in a batch.</summary>
    /// <param name="size">Its bounds.</param>
    /// <param name="assumedOutput">Output tokens where the call sets no limit.</param>
    public decimal MostOfBatched(CallSize size, long assumedOutput) =>
        Batch.MostOf(size.InputTokens, size.OutputTokens ?? assumedOutput) + size.Images * Image;

    private TokenRates? RatesOf(string? tier) => tier switch
    {
        null or "default" or "standard" or "auto" => Standard,
        ServiceTiers.Flex => Flex,
        ServiceTiers.Batch => Batch,
        _ => null,
    };
}
