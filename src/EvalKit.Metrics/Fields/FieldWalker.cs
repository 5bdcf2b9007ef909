using System.Text.Json;

namespace EvalKit.Metrics;

/// <summary>Walks through two documents side by side and notes the result of each field.</summary>
internal sealed class FieldWalker(FieldRules rules)
{
    private readonly List<FieldResult> _results = [];

    public IReadOnlyList<FieldResult> Results => _results;

    public void Compare(JsonElement gold, JsonElement predicted, FieldPath path)
    {
        var rule = rules.FieldAt(path);
        if (rule?.Comparison == FieldComparison.Ignore)
            return;
        var isOneField = rule is not null || (!FieldValues.IsFilled(gold) && !FieldValues.IsFilled(predicted));
        if (isOneField)
            CompareValues(gold, predicted, path, rule);
        else if (gold.ValueKind == JsonValueKind.Object && predicted.ValueKind == JsonValueKind.Object)
            CompareObjects(FieldValues.Properties(gold), FieldValues.Properties(predicted), path);
        else if (gold.ValueKind == JsonValueKind.Array && predicted.ValueKind == JsonValueKind.Array)
            CompareLists([.. gold.EnumerateArray()], [.. predicted.EnumerateArray()], path);
        else
            AddBoth(gold, predicted, path);
    }

    private void CompareValues(JsonElement gold, JsonElement predicted, FieldPath path, FieldRule? rule)
    {
        var isMatch = FieldValues.Match(gold, predicted, rule);
        if (isMatch && rule is null && path.Parent is null && gold.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return;
        Add(path, isMatch ? FieldOutcome.Match : FieldOutcome.Different, rule);
    }

    private void CompareObjects(Dictionary<string, JsonElement> gold, Dictionary<string, JsonElement> predicted, FieldPath path)
    {
        foreach (var (name, value) in gold)
        {
            if (predicted.TryGetValue(name, out var other))
                Compare(value, other, path.Child(name));
            else
                AddAll(value, path.Child(name), FieldOutcome.Missing);
        }

        foreach (var (name, value) in predicted)
        {
            if (!gold.ContainsKey(name))
                AddAll(value, path.Child(name), FieldOutcome.Extra);
        }
    }

    private void CompareLists(JsonElement[] gold, JsonElement[] predicted, FieldPath path)
    {
        var partners = ListPairs.Find(gold, predicted, path, rules);
        var isTaken = new bool[predicted.Length];
        for (var i = 0; i < gold.Length; i++)
        {
            if (partners[i] < 0)
            {
                AddAll(gold[i], path.Element(i), FieldOutcome.Missing);
                continue;
            }

            isTaken[partners[i]] = true;
            Compare(gold[i], predicted[partners[i]], path.Element(i));
        }

        var next = gold.Length;
        for (var i = 0; i < predicted.Length; i++)
        {
            if (!isTaken[i])
                AddAll(predicted[i], path.Element(next++), FieldOutcome.Extra);
        }
    }

    /// <summary>An object, list or value stands where something of another kind should.</summary>
    private void AddBoth(JsonElement gold, JsonElement predicted, FieldPath path)
    {
        AddAll(gold, path, FieldOutcome.Missing);
        AddAll(predicted, path, FieldOutcome.Extra);
    }

    private void AddAll(JsonElement element, FieldPath path, FieldOutcome outcome)
    {
        var rule = rules.FieldAt(path);
        if (rule?.Comparison == FieldComparison.Ignore)
            return;
        if (rule is not null || !FieldValues.IsFilled(element))
        {
            if (path.Parent is not null || element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                Add(path, outcome, rule);
            return;
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var (name, value) in FieldValues.Properties(element))
                AddAll(value, path.Child(name), outcome);
            return;
        }

        var index = 0;
        foreach (var value in element.EnumerateArray())
            AddAll(value, path.Element(index++), outcome);
    }

    private void Add(FieldPath path, FieldOutcome outcome, FieldRule? rule) =>
        _results.Add(new FieldResult(path.ToString(), outcome, rule?.IsRequired ?? false));
}
