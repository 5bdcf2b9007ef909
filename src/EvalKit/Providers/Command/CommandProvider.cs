using System.Text.Json;
using EvalKit.Models;
using EvalKit.Processes;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers.Command;

/// <summary>A program of the user's, started for each call or kept running.</summary>
internal sealed class CommandProvider : IModelProvider
{
    /// <value>The default value is 16 MiB of standard output a call.</value>
    private const int DefaultMaximumOutput = ProcessRequest.DefaultOutputLimit;

    /// <value>The default value is 3 starts in a row without an answer between them.</value>
    private const int DefaultRestarts = 3;

    private const int PersistentAttempts = 3;

    public string Name => "command";

    public ObjectShape Shape => new(
        ModelShapes.Provider,
        new Key("command", new ListShape(new TextShape()) { OrSingle = true, MinimumItems = 1 }, "The program, on the PATH or relative to the suite, and its arguments; there is no shell.", IsRequired: true, Example: "[python3, app/answer.py]"),
        new Key("persistent", new BooleanShape(), "Whether one process answers all calls, a line of JSON each; otherwise each call is a process.", Default: "false"),
        new Key("input", new EitherShape(new TemplateShape(), new AnyShape()), "What the program reads as `input`: a template, or a map or list of templates; the variant then needs no prompt.", Default: "the last user message of the prompt", Example: "{ question: \"{{ item.question }}\" }"),
        new Key("output", new WordShape("text", "json"), "What the program writes: the answer itself, or an object with `output` and what is known of the call. A persistent program always writes objects.", Default: "text"),
        new Key("files", new ListShape(ModelShapes.Name) { OrSingle = true }, "Further files whose content the answers depend on: an edit makes new calls. Files that the command names are included.", Example: "[app/prompts.yaml]"),
        new Key("env", new ListShape(ModelShapes.Name) { OrSingle = true }, "Environment variables that are passed on.", Example: "[APP_MODE]"),
        new Key("max_output", new IntegerShape(1, 1024 * 1024 * 1024), "The limit of what an answer may be, in bytes.", Default: "16777216"),
        new Key("restarts", new IntegerShape(0, 1000), "How often in a row a persistent program that has ended is started again without having answered anything.", Default: "3"),
        new Key("timeout", new DurationShape(), "The limit of one attempt.", Default: "60s"),
        new Key("max_attempts", new IntegerShape(1, 20), "How often a call is tried at most.", Default: "1, and 3 for a persistent program"),
        ModelShapes.Deadline,
        ModelShapes.Fallback,
        ModelShapes.Limits,
        new Key("parameters", ModelShapes.Parameters, "What the program reads as `parameters`."),
        ModelShapes.Price)
    {
        Description = "A program of yours: it reads one JSON object with `input`, `messages` and `parameters`, and writes its answer. No shell, and no keys in its environment.",
    };

    public bool NeedsPrompt(ModelDefinition model) => model.Settings["input"] is null;

    public bool Takes(ModelDefinition model, string parameter) => true;

    /// <summary>Every parameter as it is: the program decides what it means.</summary>
    public ChatOptions? Options(IReadOnlyDictionary<string, JsonElement> parameters) => parameters.Count == 0
        ? null
        : new ChatOptions { AdditionalProperties = new AdditionalPropertiesDictionary(parameters.ToDictionary(p => p.Key, object? (p) => p.Value, StringComparer.Ordinal)) };

    public void Check(YamlValue model, LoadContext context)
    {
        if (model["input"] is { } input)
            JsonTemplate.Parse(input, context);
        if (model["output"] is { Text: "text" } output && model.Boolean("persistent"))
            context.Problems.Add(output, "a persistent program writes one JSON object a line; leave 'output' out");
        if (model["restarts"] is { } restarts && !model.Boolean("persistent"))
            context.Problems.Add(restarts, "'restarts' is about a persistent program; this one is started for each call");
        foreach (var file in model["files"] is { Kind: YamlKind.List } list ? list.Items : model["files"] is { } one ? [one] : [])
            context.CheckFile(file, "file");
    }

    public IEnumerable<Template> Templates(ModelDefinition model) => model.Settings["input"] is { } input ? JsonTemplate.Parse(input).Templates : [];

    public bool MakesEmbeddings(ModelDefinition model) => false;

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context)
    {
        var settings = model.Settings;
        var words = settings.Texts("command");
        var persistent = settings.Boolean("persistent");
        if (Start(settings, words, context) is not { } start)
            return null;
        var input = settings["input"] is { } declared ? JsonTemplate.Parse(declared) : null;
        var place = input is null ? CommandInputPlace.Prompt : input.IsText ? CommandInputPlace.Text : CommandInputPlace.Json;
        ICommandRunner runner = persistent
            ? new PersistentProcess(start, settings.Integer("restarts", DefaultRestarts), context.Time)
            : new ProcessPerCall(start, context.Time);
        var client = new CommandClient(runner, place, persistent || settings.Text("output") == "json");
        return new ChatRuntime(client, Identity(settings, words, persistent, context), Calls(model, persistent))
        {
            Compose = input is null ? null : (prompt, scope) => CommandInput.Compose(input, prompt, scope),
        };
    }

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context) => null;

    private static ProcessRequest? Start(YamlValue settings, IReadOnlyList<string> words, ProviderContext context)
    {
        var environment = ChildEnvironment.Of(settings["env"], context.Environment, context.CallsAllowed ? context.Problems : new Problems.ProblemList());
        var program = ProgramPath.Find(words[0], context.SuiteFolder, context.Environment);
        if (program is null && context.CallsAllowed)
        {
            var place = settings["command"] is { Kind: YamlKind.List } list ? list.Items[0] : settings["command"]!;
            context.Problems.Add(place, ProgramPath.Absence(words[0], context.SuiteFolder));
            return null;
        }
        return new ProcessRequest(program ?? "", [.. words.Skip(1)])
        {
            WorkingDirectory = context.SuiteFolder,
            Environment = environment,
            TimeLimit = TimeSpan.FromDays(1),
            OutputLimit = settings.Integer("max_output", DefaultMaximumOutput),
        };
    }

    private ModelIdentity Identity(YamlValue settings, IReadOnlyList<string> words, bool persistent, ProviderContext context) => new(
        Name, Name, string.Join(' ', words), persistent ? "lines" : settings.Text("output") ?? "text",
        CommandRevision.Of(words, settings.Texts("files"), context.SuiteFolder));

    private static CallSettings Calls(ModelDefinition model, bool persistent) => model.Calls with
    {
        MaxAttempts = model.MaxAttempts ?? (persistent ? PersistentAttempts : 1),
        // A process that reads line by line answers one call at a time; processes share the processors.
        Limits = model.Limits with { MaxParallel = model.Limits.MaxParallel ?? (persistent ? 1 : Environment.ProcessorCount) },
    };
}
