using System.Text.Json;
using EvalKit.Results;

namespace EvalKit.Prompts;

/// <summary>The values that a template can name while one cell is worked on.</summary>
internal sealed class TemplateScope(JsonElement item, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>The namespace of the rendered prompt, in the requests of models that compose their own.</summary>
    public const string PromptNamespace = "prompt";

    /// <summary>The namespace of the baseline variant's answer to the same item and repeat, for graders that compare.</summary>
    public const string BaselineNamespace = "baseline";

    public static IReadOnlyList<string> Namespaces { get; } = ["item", "sample", "steps", "env", BaselineNamespace];

    private readonly Dictionary<string, SampleView> _steps = new(StringComparer.Ordinal);

    public JsonElement Item { get; } = item;

    public SampleView? Sample { get; set; }

    /// <summary>The baseline's answer; null where there is none.</summary>
    public SampleView? Baseline { get; set; }

    /// <summary>Why the baseline has no answer; null where it has one or is not asked for.</summary>
    public Outcome? BaselineOutcome { get; set; }

    /// <summary>The prompt as a request may name it: <c>prompt.text</c>, its last user message, and <c>prompt.messages</c>.</summary>
    public PromptView? Prompt { get; set; }

    /// <summary>Who a judge is told has written the answer; null where it is not told. Only checks of judges say it.</summary>
    public string? Author { get; init; }

    /// <summary>Other rows of the data that are like the item, as they stand in their file; only checks of data give any.</summary>
    public IReadOnlyList<string> OtherRows { get; init; } = [];

    public IReadOnlyDictionary<string, SampleView> Steps => _steps;

    public IReadOnlyDictionary<string, string> Environment { get; } = environment;

    public void AddStep(string name, SampleView sample) => _steps[name] = sample;

    /// <summary>The same scope with every sample replaced.</summary>
    public TemplateScope Map(Func<SampleView, SampleView> map)
    {
        var mapped = new TemplateScope(Item, Environment) { Sample = Sample is null ? null : map(Sample), Baseline = Baseline is null ? null : map(Baseline), BaselineOutcome = BaselineOutcome, Author = Author, OtherRows = OtherRows };
        foreach (var (name, step) in _steps)
            mapped.AddStep(name, map(step));
        return mapped;
    }

    public TemplateValue Resolve(TemplatePath path) => path.Namespace switch
    {
        "item" => TemplateValue.Of(Item).Follow(path.Steps),
        "sample" when Sample is not null && path.Steps is [{ Name: { } name }, ..] => Sample.Get(name).Follow([.. path.Steps.Skip(1)]),
        BaselineNamespace when Baseline is not null && path.Steps is [{ Name: { } name }, ..] => Baseline.Get(name).Follow([.. path.Steps.Skip(1)]),
        "steps" when path.Steps is [{ Name: { } step }, { Name: { } name }, ..] && _steps.TryGetValue(step, out var sample) =>
            sample.Get(name).Follow([.. path.Steps.Skip(2)]),
        PromptNamespace when Prompt is not null && path.Steps is [{ Name: { } name }, ..] => Prompt.Get(name).Follow([.. path.Steps.Skip(1)]),
        "env" when path.Steps is [{ Name: { } variable }] && Environment.TryGetValue(variable, out var value) => TemplateValue.Of(value),
        _ => TemplateValue.Missing,
    };
}
