using EvalKit.Problems;
using EvalKit.Shapes;

namespace EvalKit.Suites;

/// <summary>Finds the models that <c>fallback</c> names, through all that they name themselves.</summary>
internal static class FallbackModels
{
    public static void Resolve(OrderedDictionary<string, ModelDefinition> models, ProblemList problems)
    {
        foreach (var model in models.Values.ToList())
            models[model.Name] = model with { Fallbacks = Of(model, models, problems) };
    }

    private static List<ModelDefinition> Of(ModelDefinition model, OrderedDictionary<string, ModelDefinition> models, ProblemList problems)
    {
        var found = new List<ModelDefinition>();
        for (var last = model; last.Settings["fallback"] is { } name; found.Add(last))
        {
            if (!models.TryGetValue(name.Text, out var next))
            {
                if (last == model)
                    problems.Add(name, $"there is no model '{name.Text}'{NearestName.Hint(name.Text, models.Keys)}");
                break;
            }
            if (VariantBinder.IsEmbedding(next) && last == model)
                problems.Add(name, $"model '{next.Name}' makes embeddings and cannot answer");
            if (next.Provider == "recorded" && last == model)
                problems.Add(name, $"model '{next.Name}' answers from records and cannot stand in");
            if (next.Name == model.Name || found.Exists(f => f.Name == next.Name))
            {
                if (next.Name == model.Name)
                    problems.Add(model.Settings["fallback"]!, $"model '{model.Name}' falls back to itself{(found.Count > 0 ? " by way of " + string.Join(", ", found.Select(f => $"'{f.Name}'")) : "")}");
                break;
            }
            last = next;
        }
        return found;
    }
}
