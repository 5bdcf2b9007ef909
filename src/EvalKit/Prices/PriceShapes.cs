using EvalKit.Shapes;

namespace EvalKit.Prices;

/// <summary>The keys of a price, of a suite's own prices and of a file of them.</summary>
internal static class PriceShapes
{
    /// <value>The default value is a million US dollars: beyond it a price is a slip of the keyboard.</value>
    private const double Most = 1_000_000;

    /// <summary>One price, from some day on.</summary>
    public static ObjectShape Price { get; } = new(
        Dollars("input", "US dollars per million input tokens.", isRequired: true),
        Dollars("cached_input", "US dollars per million input tokens read from the prompt cache.", "the input price"),
        Dollars("cache_write", "US dollars per million input tokens written to the prompt cache.", "the input price"),
        Dollars("output", "US dollars per million output tokens.", isRequired: true),
        Dollars("reasoning", "US dollars per million output tokens of reasoning.", "the output price"),
        Dollars("image", "US dollars for each image of a request, beside its tokens.", "0"),
        new Key("batch", Tier, "The rates of the batch interface.", Default: "half of input and output, without a discount for cached input"),
        new Key("flex", Tier, "The rates of flex processing.", Default: "half of everything"),
        new Key("valid_from", TextShape.Any, "The first day on which it holds.", Default: "always", Example: "2026-01-01"),
        new Key("source", TextShape.Any, "The page that states it."),
        new Key("checked", TextShape.Any, "The day on which the page was looked up.", Example: "2026-11-21"));

    /// <summary>Prices by the provider's model id.</summary>
    public static MapShape Models { get; } = new(new ListShape(Price) { OrSingle = true });

    /// <summary>Under <c>prices</c> of a suite: the prices themselves, or a file of them.</summary>
    public static EitherShape InSuite { get; } = new(new TextShape { NotEmpty = true }, Models);

    /// <summary>The price of a model under the model itself.</summary>
    public static Key OfModel { get; } = new("price", Price, "What the model costs; without it the price of `prices`, then the one that is known of the model id. A cost that nobody knows is unknown, which is not 0.");

    private static ObjectShape Tier => new(
        Dollars("input", "US dollars per million input tokens.", isRequired: true),
        Dollars("cached_input", "US dollars per million input tokens read from the prompt cache.", "the input price of the tier"),
        Dollars("cache_write", "US dollars per million input tokens written to the prompt cache.", "the input price of the tier"),
        Dollars("output", "US dollars per million output tokens.", isRequired: true),
        Dollars("reasoning", "US dollars per million output tokens of reasoning.", "the output price of the tier"));

    private static Key Dollars(string name, string description, string? otherwise = null, bool isRequired = false) =>
        new(name, new NumberShape(0, Most), description, isRequired, otherwise);
}
