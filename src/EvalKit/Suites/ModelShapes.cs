using EvalKit.Prices;
using EvalKit.Providers;
using EvalKit.Shapes;

namespace EvalKit.Suites;

/// <summary>The keys of the entries under <c>models</c>: those that providers share, and one set for each provider.</summary>
internal static class ModelShapes
{
    public static TextShape Name { get; } = new() { NotEmpty = true };

    public static Key Provider { get; } = new("provider", TextShape.Any, "Who answers.", IsRequired: true);

    public static Key Price => PriceShapes.OfModel;

    public static Key Deadline { get; } = new("deadline", new DurationShape(), "The limit of a call with all its attempts and the waits between them.", Default: "none");

    public static Key Fallback { get; } = new("fallback", Name,
        "The model that is asked where this one fails: out of capacity or credit, errors, time-outs. It is recorded for each answer and warned of.", Default: "none");

    public static Key Limits { get; } = new("limits", new ObjectShape(
        new Key("group", Name, "Models of one group share their limits; a fine-tuned model shares those of its base model without it.", Default: "the model's own"),
        new Key("rpm", new IntegerShape(1), "Requests a minute."),
        new Key("rpd", new IntegerShape(1), "Requests a day."),
        new Key("tpm", new IntegerShape(1), "Tokens a minute."),
        new Key("tpd", new IntegerShape(1), "Tokens a day."),
        new Key("ipm", new IntegerShape(1), "Images a minute."),
        new Key("max_parallel", new IntegerShape(1, 10_000), "Calls in flight at once.", Default: "found out")),
        "What the provider allows, as far as it is known. The rest is read from its headers or learned from its rejections.");

    public static ObjectShape Parameters { get; } = new(
        new Key("temperature", new NumberShape(0, 2), "Sampling temperature."),
        new Key("top_p", new NumberShape(0, 1), "Nucleus sampling."),
        new Key("max_output_tokens", new IntegerShape(1), "The most tokens an answer may have."),
        new Key("seed", new IntegerShape(), "The provider's sampling seed."),
        new Key("stop", new ListShape(TextShape.Any) { OrSingle = true }, "Texts at which the answer stops."),
        new Key("frequency_penalty", new NumberShape(-2, 2), "Penalty on repeated tokens by count."),
        new Key("presence_penalty", new NumberShape(-2, 2), "Penalty on repeated tokens."),
        new Key("response_format", new WordShape("text", "json_object"), "Whether the answer has to be JSON."));

    public static TaggedShape Model { get; } = new("provider", ProviderCatalog.All.ToDictionary(p => p.Name, p => p.Shape, StringComparer.Ordinal));
}
