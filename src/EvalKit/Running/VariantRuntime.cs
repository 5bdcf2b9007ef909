using System.Security.Cryptography;
using System.Text;
using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Providers;
using EvalKit.Suites;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>A variant with the clients of its steps.</summary>
internal sealed record VariantRuntime(Variant Variant, IReadOnlyList<StepRuntime> Steps);

/// <summary>A step with the models that may answer it, the one it names first.</summary>
internal sealed record StepRuntime(Step Step, IReadOnlyList<StepModel> Models);

/// <summary>A model with its client and the options of its calls: those that are the same for every item, and the templates of the others.</summary>
internal sealed record StepModel(string Name, ChatRuntime Runtime, ChatOptions? Options, IReadOnlyList<(string Name, Template Template)> Templates)
{
    /// <summary>Whether it is the model before it at another service tier, which is asked only where that one's has no capacity.</summary>
    public bool IsOtherTier { get; init; }

    /// <summary>The options of one call; false with the name of a missing variable otherwise.</summary>
    public bool TryOptions(TemplateScope scope, out ChatOptions? options, out string missing)
    {
        options = Options;
        missing = "";
        if (Templates.Count == 0)
            return true;
        options = Options?.Clone() ?? new ChatOptions();
        options.AdditionalProperties = options.AdditionalProperties is { } given ? new AdditionalPropertiesDictionary(given) : [];
        foreach (var (name, template) in Templates)
        {
            if (!template.TryRender(scope, out var text, out missing))
                return false;
            options.AdditionalProperties[name] = name == ChatParameters.EndUser ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : text;
        }
        return true;
    }
}
