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
        new Key("top_k", new IntegerShape(1), "Sampling from the likeliest tokens only."),
        new Key("max_output_tokens", new IntegerShape(1), "The most tokens an answer may have."),
        new Key("seed", new IntegerShape(), "The provider's sampling seed."),
        new Key("stop", new ListShape(TextShape.Any) { OrSingle = true }, "Texts at which the answer stops."),
        new Key("frequency_penalty", new NumberShape(-2, 2), "Penalty on repeated tokens by count."),
        new Key("presence_penalty", new NumberShape(-2, 2), "Penalty on repeated tokens."),
        new Key("response_format", new EitherShape(new WordShape("text", "json_object"), new ObjectShape(
            new Key("schema", new EitherShape(Name, new AnyShape()), "The JSON Schema of the answer, or the path of a .json or .yaml file that holds it.", IsRequired: true, Example: "schemas/answer.json"),
            new Key("name", Name, "The schema's name, which the model sees.", Default: "answer"),
            new Key("description", Name, "What the answer is for, which the model sees."),
            new Key("strict", new BooleanShape(), "Whether the provider holds the answer to the schema: every property is then required, an optional one may be null, and no other is allowed.", Default: "true"))), "Whether the answer has to be JSON, and which."),
        new Key("reasoning_effort", new WordShape("none", "minimal", "low", "medium", "high", "xhigh", "max"), "How much a reasoning model thinks."),
        new Key("verbosity", new WordShape("low", "medium", "high"), "How long answers are."),
        new Key("tools", new EitherShape(Name, new ListShape(new ObjectShape(
            new Key("name", Name, "The function's name.", IsRequired: true, Example: "find_order"),
            new Key("description", Name, "What it does, which the model sees."),
            new Key("parameters", new EitherShape(Name, new AnyShape()), "The JSON Schema of its arguments, or the path of a file that holds it.", Default: "no arguments"),
            new Key("strict", new BooleanShape(), "Whether the provider holds the arguments to the schema.", Default: "false")))), "The functions that the model may call, or the path of a .json or .yaml file with a list of them, in this form or OpenAI's.", Example: "tools/support.json"),
        new Key("tool_choice", Name, "`auto`, `required`, `none`, or the name of the tool that has to be called.", Default: "auto", Example: "required"),
        new Key("parallel_tool_calls", new BooleanShape(), "Whether one answer may call several tools."),
        new Key("n", new IntegerShape(1, 128), "How many choices one call gives; the first is the answer, the others are recorded beside it."),
        new Key("logprobs", new BooleanShape(), "Whether the probabilities of the answer's tokens are recorded, as `sample.logprobs`.", Default: "false"),
        new Key("top_logprobs", new IntegerShape(0, 20), "Of how many tokens at each place the probabilities are recorded."),
        new Key("logit_bias", new MapShape(new NumberShape(-100, 100)), "What is added to the logits of tokens, by token id."),
        new Key("prediction", new TemplateShape(), "The text that the answer is expected to be for the most part, by which it is made faster.", Example: "{{ item.code }}"),
        new Key("service_tier", Name, "The service tier: `auto`, `default`, `flex`, `priority`, or the provider's own word."),
        new Key("store", new BooleanShape(), "Whether the provider keeps the answer.", Default: "the provider's"),
        new Key("end_user", new TemplateShape(), "Who asks; a SHA-256 hash of it is sent, never the text itself.", Example: "{{ item.customer }}"),
        new Key("extra", new MapShape(new AnyShape()), "Further properties of the request's body, sent as they are."));

    public static TaggedShape Model { get; } = new("provider", ShapesByName.Of(ProviderCatalog.All, p => p.Name, p => p.Shape));
}
