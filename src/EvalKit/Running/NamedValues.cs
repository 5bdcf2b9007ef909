using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.Running;

/// <summary>Collects the values of the fields that filters and gates name, so that a misspelt field or value can be told from an empty result.</summary>
internal sealed class NamedValues(IReadOnlyList<string> fields)
{
    /// <value>The default value is 1,000 values a field: enough for a suggestion.</value>
    private const int Limit = 1000;

    private readonly Dictionary<string, HashSet<string>> _values = fields.Distinct(StringComparer.Ordinal).ToDictionary(f => f, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public void See(Item item)
    {
        foreach (var (field, values) in _values)
            if (Read(item, field) is var value && value != SliceColumn.Missing && values.Count < Limit)
                values.Add(value);
        if (_values.Count > 0 && _known.Count < Limit && item.Fields.ValueKind == System.Text.Json.JsonValueKind.Object)
            foreach (var property in item.Fields.EnumerateObject())
                _known.Add(property.Name);
    }

    /// <summary>Says that no item has this field or this value; null when one has, or when too many values were seen to know.</summary>
    public string? Absence(string field, string value)
    {
        if (!_values.TryGetValue(field, out var values) || values.Contains(value) || values.Count == Limit)
            return null;
        return values.Count == 0
            ? $"no item has a field '{field}'{NearestName.Hint(field, _known)}"
            : $"no item has {field} '{value}'{NearestName.Hint(value, values)}";
    }

    private static string Read(Item item, string field) => field == "id" ? item.Id : ItemTableBuilder.Value(item.Fields, field);
}
