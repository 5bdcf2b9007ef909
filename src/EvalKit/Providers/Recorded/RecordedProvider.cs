using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.Recorded;

/// <summary>Outputs that exist already, in a file joined by item id or in a field of the item. They are a record themselves and are not stored again.</summary>
internal sealed class RecordedProvider : IModelProvider
{
    public string Name => "recorded";

    public bool NeedsPrompt(ModelDefinition model) => false;

    public string? PromptProblem(ModelDefinition model) => "its outputs exist already";

    public bool Takes(ModelDefinition model, string parameter) => false;

    public ObjectShape Shape => new(
        ModelShapes.Provider,
        new Key("path", ModelShapes.Name, "A .jsonl, .json, .csv or .yaml file with one recorded output a row; several rows of an id are repeats.", Example: "outputs/march.jsonl"),
        new Key("id", ModelShapes.Name, "The column that names the item.", Default: "id"),
        new Key("output", new TemplateShape(), "With `path` the column of the output; without it a template over the item.", IsRequired: true, Example: "{{ item.model_output }}"),
        new Key("latency_s", ModelShapes.Name, "The column of the duration in seconds."),
        new Key("cost_usd", ModelShapes.Name, "The column of the cost in US dollars."),
        new Key("input_tokens", ModelShapes.Name, "The column of the input tokens."),
        new Key("output_tokens", ModelShapes.Name, "The column of the output tokens."),
        new Key("finish_reason", ModelShapes.Name, "The column of the finish reason."),
        new Key("error", ModelShapes.Name, "The column of an error message; the row is then errored."))
    {
        Description = "Outputs that exist already. An item without one is not_run, never a zero.",
    };

    public void Check(YamlValue model, LoadContext context)
    {
        if (model["path"] is not null)
            return;
        foreach (var column in (ReadOnlySpan<string>)["id", "latency_s", "cost_usd", "input_tokens", "output_tokens", "finish_reason", "error"])
            if (model[column] is { } place)
                context.Problems.Add(place, $"'{column}' names a column of a file: give its 'path'");
        if (model["output"] is { } output)
            context.ParseTemplate(output, output.Text);
    }

    public IEnumerable<Template> Templates(ModelDefinition model) => OutputTemplate(model) is { } output ? [output] : [];

    public string? BatchProblem(ModelDefinition model) => null;

    public bool MakesEmbeddings(ModelDefinition model) => false;

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context)
    {
        var identity = new ModelIdentity(Name, Name, model.Name, "recorded", null);
        var settings = CallSettings.Default with { Stored = false, MaxAttempts = 1 };
        if (OutputTemplate(model) is { } output)
            return new ChatRuntime(new EchoClient(), identity, settings) { Lookup = output };
        return RecordedRows.Read(model, context) is { } rows
            ? new ChatRuntime(new RecordedClient(rows), identity, settings)
            : null;
    }

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context) => null;

    /// <summary>The template that yields the output from the item, or null when the outputs stand in a file or the model is no recorded one.</summary>
    public static Template? OutputTemplate(ModelDefinition model) =>
        model.Provider == "recorded" && model.Settings["path"] is null ? Template.Parse(model.Settings.Text("output") ?? "", out _) : null;
}
