using System.Text.Json;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders.Judging;

/// <summary>How a grader wants its judges to be called.</summary>
/// <param name="Parameters">Parameters over those of the model.</param>
/// <param name="IsStructured">Whether providers that can are held to the schema of the verdict.</param>
internal sealed record JudgeOptions(IReadOnlyDictionary<string, JsonElement> Parameters, bool IsStructured)
{
    /// <summary>The key of OpenAI's graders for the same.</summary>
    public const string SamplingParameters = "sampling_params";

    public static JudgeOptions Of(YamlValue parameters) => new(
        (parameters[JudgeKeys.Parameters.Name]?.Entries ?? []).Concat(parameters[SamplingParameters]?.Entries ?? []).Where(e => !e.Value.IsNull)
            .ToDictionary(e => e.Key.Text == "max_completions_tokens" ? "max_output_tokens" : e.Key.Text, e => YamlJson.ToJson(e.Value), StringComparer.Ordinal),
        parameters.Boolean(JudgeKeys.StructuredOutput.Name, otherwise: true));

    /// <summary>What is sent to a model: its own parameters with the grader's over them, in ordinal order.</summary>
    public IReadOnlyDictionary<string, JsonElement> Over(ModelDefinition model) =>
        ModelBinder.Merge(Parameters, model.Parameters.Where(p => !ParameterTemplates.Names.Contains(p.Key, StringComparer.Ordinal)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));
}
