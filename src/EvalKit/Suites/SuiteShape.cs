using EvalKit.Decisions;
using EvalKit.Graders;
using EvalKit.People;
using EvalKit.Prices;
using EvalKit.Shapes;

namespace EvalKit.Suites;

/// <summary>The keys of a suite file.</summary>
internal static class SuiteShape
{
    private static readonly TextShape Name = new() { NotEmpty = true };

    public static ObjectShape Root { get; } = new(
        new Key("name", Name, "Names the folder of runs and the baseline: letters, digits, '-' and '_'.", IsRequired: true, Example: "support-triage"),
        new Key("objective", Name, "What the system under test is for and when it is good enough, in words.", IsRequired: true),
        new Key("tags", new ListShape(Name) { OrSingle = true }, "Words by which `dotnet test --filter tag=WORD` picks the suite's tests (docs/dotnet-test.md).", Example: "[smoke, nightly]"),
        new Key("dataset", Dataset, "The gold data.", IsRequired: true),
        new Key("models", new MapShape(ModelShapes.Model) { MinimumEntries = 1 }, "The models by name.", IsRequired: true),
        new Key("prompts", new MapShape(Prompt), "The prompts by name."),
        new Key("variants", new MapShape(Variant) { MinimumEntries = 1 }, "What is under test: prompt x model, or steps; or one entry `matrix` with lists.", IsRequired: true),
        new Key("graders", new MapShape(GraderCatalog.Shape with { Alternative = UsedGraders.Shape }) { MinimumEntries = 1 }, "How answers are graded, by name.", IsRequired: true),
        new Key("gates", new ListShape(Gate), "The rules that decide the exit code."),
        new Key("targets", new ListShape(DecisionShapes.Target), "What the metrics are wanted to be: a tick for every variant that has it, in every summary. Targets decide no exit code."),
        new Key("pick", DecisionShapes.Pick, "How `evalkit pick` chooses: hard limits first, then the metric, then cost, then latency."),
        new Key("value", DecisionShapes.Value, "What a success saves and a failure costs: break-even, value of a run, and the slices in which a human drives."),
        new Key("human", new ListShape(DecisionShapes.Human), "What people reach in the same work, beside what the variants reach."),
        NeedsHumanBinder.Shape,
        new Key("quarantine", new ListShape(new ObjectShape(
            new Key("item", Name, "The item's id.", IsRequired: true),
            new Key("owner", Name, "Who sees to it.", IsRequired: true, Example: "ann@example.org"),
            new Key("until", Name, "The last day of the quarantine; after it the suite does not run.", IsRequired: true, Example: "2027-01-31"),
            new Key("reason", Name, "Why, in words."))), "Items that run and are reported, and count in no metric and no gate."),
        new Key("repeats", new IntegerShape(1, 1000), "How often each variant answers each item.", Default: "1"),
        new Key("seed", new IntegerShape(0), "The seed of resampling.", Default: "1"),
        new Key("confidence", new NumberShape(0.5, 0.9999), "The confidence level of intervals.", Default: "0.95"),
        new Key("allow_missing", new NumberShape(0, 1), "The share of cells that may be missing before the run counts as incomplete.", Default: "0.02"),
        new Key("prices", PriceShapes.InSuite, "What models cost, by model id: US dollars per million tokens, or the name of a file with such a map. They go before the prices that are known.", Example: "prices.yaml"),
        BudgetRules.Shape,
        RedactionBinder.Shape,
        ProfileOverlay.Shape,
        new Key("max_parallel", new IntegerShape(1, 10_000), "How many calls are in flight at once.", Default: "as many as the providers bear, from 20 up"),
        new Key("responses", new ListShape(Name) { OrSingle = true }, "Recorded response files, read before the store. Only a run that asks for everything again (refresh) writes them.", Example: "recorded/triage.jsonl"),
        new Key("store", new WordShape("full", "responses_only", "hashes"), "What the response store and the record of a run keep of each call: request and response, the response alone, or hashes (such answers are paid for again).", Default: "full"),
        new Key("env", new ListShape(Name), "The environment variables that templates may name as `env.NAME`."))
    {
        Description = "An EvalKit suite: variants of a system, gold data, graders and gates.",
    };

    /// <summary>The messages of a prompt, in a suite or in a file of their own.</summary>
    public static Key Messages => new("messages", new ListShape(new ObjectShape(
        new Key("role", new WordShape("system", "developer", "user", "assistant"), "Who speaks.", IsRequired: true),
        new Key("content", new EitherShape(new TemplateShape(), new ListShape(Part) { MinimumItems = 1 }), "The text, with `{{ item.field }}` places, or a list of parts.", IsRequired: true))) { MinimumItems = 1 }, "The messages in order.");

    private static ObjectShape Part => new(
        new Key("text", new TemplateShape(), "A text."),
        new Key("image", new TemplateShape(), "An image: an address, or the path of a file; a path that an item gives is relative to the dataset.", Example: "{{ item.photo }}"),
        new Key("audio", new TemplateShape(), "A sound: the path of a .wav or .mp3 file.", Example: "{{ item.recording }}"),
        new Key("file", new TemplateShape(), "A document: an address, or the path of a file.", Example: "contracts/{{ item.id }}.pdf"),
        new Key("detail", new WordShape("auto", "low", "high"), "How closely an image is looked at.", Default: "auto"))
    {
        ExactlyOneOf = [["text", "image", "audio", "file"]],
    };

    private static ObjectShape Dataset => new(
        new Key("path", Name, "A .jsonl, .json, .csv or .yaml file, relative to the suite.", IsRequired: true, Example: "../datasets/support-triage.jsonl"),
        new Key("split", Name, "Only the rows whose field `split` has this value.", Default: "all rows", Example: "test"),
        new Key("cluster", Name, "The field that names the sampling unit (customer, passage, conversation); errors are then clustered.", Example: "customer"),
        new Key("max_item_chars", new IntegerShape(1), "The most characters that an item may have, all its fields together; a longer one stops the run before it begins.", Default: "64 MiB a row"),
        new Key("slices", new ListShape(Name) { OrSingle = true }, "Fields whose values divide the items into slices.", Example: "[kind, language]"),
        new Key("production", new MapShape(new MapShape(new NumberShape(0, 1)) { MinimumEntries = 1 }), "By slice field the share of each value in production, for how representative the items are and what variants would score there.", Example: "{ kind: { typical: 0.8, edge: 0.15, adversarial: 0.05 } }"),
        new Key("review_after_days", new IntegerShape(1, 36_500), "After how many days the review of an item (field `last_reviewed`, else `added_at`) is too old.", Example: "180"),
        new Key("sample", new ObjectShape(
            new Key("size", new IntegerShape(1), "How many items are drawn without replacement.", IsRequired: true),
            new Key("seed", new IntegerShape(0), "The seed of the draw.", Default: "1")), "Runs a random subset."));

    private static EitherShape Prompt => new(
        new TemplateShape(),
        new ObjectShape(
            Messages,
            new Key("path", Name, "A text file that is one user message, or a YAML file with `messages`.", Example: "prompts/triage-shots.md"))
        {
            ExactlyOneOf = [["messages", "path"]],
        });

    private static ObjectShape Variant => new(
        new Key("prompt", new ListShape(Name) { OrSingle = true }, "The name of a prompt; under `matrix` a list of them."),
        new Key("model", new ListShape(Name) { OrSingle = true }, "The name of a model; under `matrix` a list of them."),
        new Key("baseline", new BooleanShape(), "Whether the other variants are compared with this one.", Default: "false"),
        new Key("parameters", ModelShapes.Parameters, "Parameters over those of the model."),
        new Key("steps", new ListShape(new ObjectShape(
            new Key("name", Name, "The step's name under `steps` in templates.", IsRequired: true, Example: "search"),
            new Key("prompt", Name, "The name of a prompt."),
            new Key("model", Name, "The name of a model.", IsRequired: true),
            new Key("parameters", ModelShapes.Parameters, "Parameters over those of the model."))) { MinimumItems = 1 }, "A pipeline; the output of the last step is graded."));

    private static ObjectShape Gate => new(
        new Key("metric", Name, "The metric as `grader.metric`, or one of latency.* and cost.*.", IsRequired: true, Example: "label.mean"),
        new Key("variant", Name, "The variant it is about.", Default: "every variant that is no baseline"),
        new Key("slice", new MapShape(TextShape.Any) { MinimumEntries = 1 }, "Only the items of one slice.", Example: "{ kind: adversarial }"),
        new Key("slices", new ListShape(Name) { OrSingle = true }, "Holds every slice of these fields to the rule by itself; `all` for every field under `dataset.slices`.", Example: "[kind, language]"),
        new Key("at_least", new QuantityShape(), "Inclusive lower limit."),
        new Key("at_most", new QuantityShape(), "Inclusive upper limit.", Example: "2s"),
        new Key("above", new QuantityShape(), "Strict lower limit."),
        new Key("below", new QuantityShape(), "Strict upper limit."),
        new Key("against", new WordShape("baseline"), "Compares with the baseline: paired, with a margin."),
        new Key("margin", new NumberShape(0), "How much worse than the baseline still passes, in the unit that `effect` names.", Default: "0"),
        new Key("effect", new WordShape("absolute", "relative"), "Whether the margin is in the metric's unit, or a share of the baseline's value.", Default: "absolute"),
        new Key("proof", new WordShape("point", "interval"), "Whether the value alone has to hold the limit, or its whole interval: passed, failed or inconclusive.", Default: "point"),
        new Key("on", new WordShape("scores", "corrected"), "What is held to the rule: the grader's scores, or what people would say, from the labels of a `human` grader with `of`.", Default: "scores"),
        new Key("allow_missing", new NumberShape(0, 1), "The share of items that may lack an outcome while the gate is decided on the others.", Default: "0: a verdict has to hold whatever the missing outcomes would have been; without such bounds the suite's", Example: "0.02"))
    {
        ExactlyOneOf = [["at_least", "at_most", "above", "below", "against"]],
    };
}
