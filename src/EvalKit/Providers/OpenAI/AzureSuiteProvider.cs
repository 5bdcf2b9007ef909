using EvalKit.Models;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.OpenAI;

/// <summary>OpenAI's models in a resource of Azure, through its v1 endpoint.</summary>
internal sealed class AzureSuiteProvider : OpenAIFamilyProvider
{
    private const string Path = "/openai/v1";

    public override string Name => OpenAIProvider.AzureName;

    public override ObjectShape Shape => new(
    [
        ModelShapes.Provider,
        new Key("endpoint", ModelShapes.Name, "The address of the resource; its v1 interface is called.", IsRequired: true, Example: "https://contoso.openai.azure.com"),
        new Key("model", ModelShapes.Name, "The name of the deployment.", IsRequired: true, Example: "gpt-5-mini"),
        new Key("api_key_env", ModelShapes.Name, "The environment variable that holds the resource's key.", Default: "AZURE_OPENAI_API_KEY"),
        new Key("token_env", ModelShapes.Name, "The environment variable that holds a Microsoft Entra access token, in the place of a key.", Example: "AZURE_TOKEN"),
        .. Shared,
    ])
    {
        Description = "OpenAI's models as deployments of an Azure resource, through the v1 endpoint.",
    };

    protected override string DefaultKeyVariable => OpenAIProvider.DefaultAzureKeyVariable;

    public override void Check(YamlValue model, LoadContext context)
    {
        if (model["endpoint"] is { } address && !EndpointAddress.TryNormalize(address.Text, out _, out var problem))
            context.Problems.Add(address, $"endpoint {problem}");
        if (model["token_env"] is { } token && model["api_key_env"] is not null)
            context.Problems.Add(token, "give either 'api_key_env' or 'token_env'");
        if (model["kind"] is { Text: "moderation" } kind)
            context.Problems.Add(kind, "Azure's v1 endpoint has no moderation; use a model of provider openai");
        base.Check(model, context);
    }

    public override string? BatchProblem(ModelDefinition model) => MakesEmbeddings(model) ? "Azure's batches take chat completions and Responses, no embeddings" : null;

    protected override OpenAISettings Connection(ModelDefinition model) => base.Connection(model) with
    {
        Service = OpenAIService.Azure,
        BaseUrl = Address(model.Settings.Text("endpoint") ?? ""),
        KeyIsToken = model.Settings["token_env"] is not null,
    };

    protected override string? KeyVariable(YamlValue model) => model.Text("token_env") ?? base.KeyVariable(model);

    private static string Address(string endpoint)
    {
        var address = endpoint.TrimEnd('/');
        return address.EndsWith(Path, StringComparison.OrdinalIgnoreCase) ? address : address + Path;
    }
}
