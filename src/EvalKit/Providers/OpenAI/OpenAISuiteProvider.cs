using EvalKit.Models;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.OpenAI;

/// <summary>OpenAI and every server that speaks its chat completions, Responses and embeddings.</summary>
internal sealed class OpenAISuiteProvider : OpenAIFamilyProvider
{
    public override string Name => OpenAIProvider.Name;

    public override ObjectShape Shape => new(
    [
        ModelShapes.Provider,
        new Key("model", ModelShapes.Name, "The model id.", IsRequired: true, Example: "gpt-5-mini"),
        new Key("base_url", ModelShapes.Name, "The address of a compatible server.", Default: "api.openai.com", Example: "http://127.0.0.1:8000/v1"),
        new Key("api_key_env", ModelShapes.Name, "The environment variable that holds the key; a loopback server needs none.", Default: "OPENAI_API_KEY"),
        .. Shared,
    ])
    {
        Description = "OpenAI's chat completions, Responses and embeddings, or any compatible server.",
    };

    protected override string DefaultKeyVariable => OpenAIProvider.DefaultApiKeyVariable;

    public override void Check(YamlValue model, LoadContext context)
    {
        if (model["base_url"] is { } address && !EndpointAddress.TryNormalize(address.Text, out _, out var problem))
            context.Problems.Add(address, $"base_url {problem}");
        else
            base.Check(model, context);
    }

    protected override OpenAISettings Connection(ModelDefinition model) => base.Connection(model) with { BaseUrl = model.Settings.Text("base_url") };

    protected override string? KeyVariable(YamlValue model) =>
        model["api_key_env"] is null && model.Text("base_url") is { } address && EndpointAddress.IsLoopback(address) ? null : base.KeyVariable(model);
}
