using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.Http;

/// <summary>A service of the user's that is asked over HTTP.</summary>
internal sealed class HttpProvider : IModelProvider
{
    private static Key Path(string name, string what, string? example = null) => new(name, ModelShapes.Name, $"The path to {what} in the response.", Example: example);

    public string Name => "http";

    public ObjectShape Shape => new(
        ModelShapes.Provider,
        new Key("url", new TemplateShape(), "The address; values that templates put into path and query are escaped.", IsRequired: true, Example: "http://127.0.0.1:8080/ask"),
        new Key("method", new WordShape("POST", "GET", "PUT", "PATCH"), "The HTTP method.", Default: "POST"),
        new Key("headers", new MapShape(new EitherShape(TextShape.Any, new ObjectShape(
            new Key("env", ModelShapes.Name, "The environment variable that holds the secret.", IsRequired: true, Example: "APP_TOKEN"),
            new Key("prefix", TextShape.Any, "What stands before it.", Default: "nothing", Example: "\"Bearer \"")))), "Headers by name: a text, or for a secret the name of an environment variable."),
        new Key("body", new EitherShape(new TemplateShape(), new AnyShape()), "The request's body: a map or list with templates, sent as JSON, or one template, sent as text. `prompt.text` and `prompt.messages` are the variant's prompt.", Default: "none", Example: "{ question: \"{{ item.question }}\" }"),
        new Key("response", new ObjectShape(
            Path("text", "the answer; without it the whole body is the answer", "choices[0].message.content"),
            Path("refusal", "the words of a refusal"),
            Path("error", "an error message: where it leads to one, the call has failed"),
            Path("tool_calls", "tool calls in the form of chat completions"),
            Path("model", "the name of the model that answered"),
            Path("finish_reason", "the reason why the answer ended; `length` is a truncated answer"),
            Path("cost_usd", "the cost in US dollars"),
            new Key("usage", new ObjectShape(
                Path("input_tokens", "the input tokens, cached ones included", "usage.prompt_tokens"),
                Path("cached_input_tokens", "the input tokens read from a prompt cache"),
                Path("cache_write_tokens", "the input tokens written to a prompt cache"),
                Path("output_tokens", "the output tokens"),
                Path("reasoning_tokens", "the output tokens of hidden reasoning")), "Paths to counts of tokens.")), "Paths into the response, which then has to be JSON: names and indexes such as `choices[0].text`; `$` is the whole."),
        new Key("store_as", ModelShapes.Name, "The name of the endpoint in the response store, to share answers across hosts.", Default: "the address"),
        new Key("timeout", new DurationShape(), "The limit of one attempt.", Default: "60s"),
        new Key("max_attempts", new IntegerShape(1, 20), "How often a call is tried at most.", Default: "6"),
        ModelShapes.Deadline,
        ModelShapes.Fallback,
        ModelShapes.Limits,
        ModelShapes.Price)
    {
        Description = "A service of yours over HTTP: the suite says what is sent and where in the response the answer stands.",
    };

    public bool NeedsPrompt(ModelDefinition model) => false;

    public bool Takes(ModelDefinition model, string parameter) => false;

    public string? PromptProblem(ModelDefinition model) => Templates(model).Any(NamesPrompt) ? null : "name prompt.text or prompt.messages in its body";

    public void Check(YamlValue model, LoadContext context)
    {
        if (model["url"] is { Kind: YamlKind.Scalar } url && HttpTarget.Problem(context.ParseTemplate(url, url.Text)) is { } problem)
            context.Problems.Add(url, $"url {problem}");
        if (model["body"] is { } body)
        {
            JsonTemplate.Parse(body, context);
            if (model.Text("method") == "GET")
                context.Problems.Add(body, "a GET request has no body");
        }
        HttpHeaders.Check(model["headers"], context);
        HttpResponsePaths.Check(model["response"], context.Problems);
    }

    public IEnumerable<Template> Templates(ModelDefinition model) =>
    [
        .. Template.Parse(model.Settings.Text("url") ?? "", out string? _) is { } url ? [url] : Array.Empty<Template>(),
        .. model.Settings["body"] is { } body ? JsonTemplate.Parse(body).Templates : [],
    ];

    public bool MakesEmbeddings(ModelDefinition model) => false;

    public ChatRuntime? CreateChat(ModelDefinition model, ProviderContext context)
    {
        var settings = model.Settings;
        var target = new HttpTarget(Template.Parse(settings.Text("url")!, out string? _)!);
        var body = settings["body"] is { } declared ? JsonTemplate.Parse(declared) : null;
        var method = settings.Text("method") ?? "POST";
        var headers = HttpHeaders.Of(settings["headers"], context);
        var paths = new HttpResponsePaths(settings["response"]);
        var client = new HttpClientOfSuite(new HttpCaller(headers, context.Time), method, target, body?.IsText, paths);
        var identity = new ModelIdentity(Name, settings.Text("store_as") ?? target.Text, method, "http", HttpRevision.Of(settings));
        return new ChatRuntime(client, identity, model.Calls) { Compose = (prompt, scope) => HttpTarget.Compose(target, body, prompt, scope) };
    }

    public EmbeddingRuntime? CreateEmbedding(ModelDefinition model, ProviderContext context) => null;

    private static bool NamesPrompt(Template template) =>
        template.Paths.Any(p => p.Namespace == TemplateScope.PromptNamespace) || template.HasBlocks && template.Text.Contains($"{TemplateScope.PromptNamespace}.", StringComparison.Ordinal);
}
