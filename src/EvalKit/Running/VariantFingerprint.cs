using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Running;

/// <summary>What a variant was, as words that are compared one by one when a result differs: prompt, model, parameters, served model.</summary>
internal static class VariantFingerprint
{
    private static readonly string[] NotPartOfTheAnswer = ["timeout", "max_attempts", "api_key_env", "price", "limits", "deadline", "token_env", "stream", "fallback", "fallback_tier", "restarts", "max_output"];

    public static IReadOnlyDictionary<string, string> Of(Variant variant, VariantData data)
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in variant.Steps)
        {
            var prefix = step.Name == Step.Only ? "" : $"step {step.Name} ";
            words[$"{prefix}prompt"] = step.Prompt is { } prompt ? $"{prompt.Name} {prompt.Hash}" : "(none)";
            words[$"{prefix}model"] = step.Model.Name;
            foreach (var model in step.Model.Fallbacks.Prepend(step.Model))
                foreach (var (path, text) in Leaves(model.Settings, $"model {model.Name}"))
                    words[path] = text;
            foreach (var (name, value) in step.Parameters)
                words[$"{prefix}parameter {name}"] = value.GetRawText();
        }
        words["served model"] = string.Join(", ", data.ServedModels);
        if (data.Fingerprints.Count > 0)
            words["system fingerprint"] = string.Join(", ", data.Fingerprints);
        return words;
    }

    private static IEnumerable<(string Path, string Text)> Leaves(YamlValue value, string path)
    {
        if (value.Kind == YamlKind.Scalar)
            return [(path, value.Text)];
        return
        [
            .. value.Entries.Where(e => !NotPartOfTheAnswer.Contains(e.Key.Text, StringComparer.Ordinal)).SelectMany(e => Leaves(e.Value, $"{path}.{e.Key.Text}")),
            .. value.Items.SelectMany((item, i) => Leaves(item, $"{path}[{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}]")),
        ];
    }
}
