using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Running;

/// <summary>
/// Which items and variants run: terms such as <c>id=st-0001</c>, <c>variant=knn</c>, <c>tag=smoke</c>, <c>kind=edge</c> or <c>failing:RUN</c>,
/// separated by commas. Terms of one name are alternatives, different names all have to hold.
/// </summary>
public sealed class ItemFilter
{
    private const string Forms = "write id=..., tag=..., variant=..., a slice such as kind=edge, or failing:RUN";

    private readonly ILookup<string, string> _terms;

    private ItemFilter(ILookup<string, string> terms, IReadOnlySet<string>? failing)
    {
        _terms = terms;
        Failing = failing;
    }

    /// <summary>Everything.</summary>
    public static ItemFilter All { get; } = new(Array.Empty<(string, string)>().ToLookup(t => t.Item1, t => t.Item2, StringComparer.Ordinal), null);

    /// <summary>The ids of items that failed in an earlier run, or null when that was not asked for.</summary>
    public IReadOnlySet<string>? Failing { get; }

    /// <summary>The fields that terms name, besides id, tag and variant.</summary>
    internal IEnumerable<string> Fields => _terms.Select(t => t.Key).Where(k => k is not ("tag" or "variant"));

    /// <summary>The terms on fields, <c>id</c> included.</summary>
    internal IEnumerable<(string Field, string Value)> Terms => _terms.Where(t => t.Key is not ("tag" or "variant")).SelectMany(t => t, (t, value) => (t.Key, value));

    /// <summary>Parses an expression; on failure the error says why.</summary>
    /// <param name="expression">The terms.</param>
    /// <param name="failingOf">Finds the ids of the items that failed in a run folder, or null when there is no such run.</param>
    /// <param name="error">One sentence.</param>
    public static ItemFilter? Parse(string expression, Func<string, IReadOnlySet<string>?> failingOf, out string error)
    {
        error = "";
        if (string.IsNullOrWhiteSpace(expression))
        {
            error = "is empty; " + Forms;
            return null;
        }
        var terms = new List<(string Name, string Value)>();
        IReadOnlySet<string>? failing = null;
        foreach (var term in expression.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (term.StartsWith("failing:", StringComparison.Ordinal))
            {
                failing = failingOf(term["failing:".Length..]);
                if (failing is null)
                {
                    error = $"there is no run '{term["failing:".Length..]}'";
                    return null;
                }
                continue;
            }
            var equals = term.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                error = $"'{term}' is no filter; {Forms}";
                return null;
            }
            terms.Add((term[..equals].Trim(), term[(equals + 1)..].Trim()));
        }
        return new ItemFilter(terms.ToLookup(t => t.Name, t => t.Value, StringComparer.Ordinal), failing);
    }

    /// <summary>Whether a variant runs.</summary>
    public bool MatchesVariant(string name) => !_terms.Contains("variant") || _terms["variant"].Contains(name, StringComparer.Ordinal);

    internal bool Matches(Item item)
    {
        if (Failing is not null && !Failing.Contains(item.Id))
            return false;
        foreach (var term in _terms)
        {
            var holds = term.Key switch
            {
                "variant" => true,
                "id" => term.Contains(item.Id, StringComparer.Ordinal),
                "tag" => Tags(item).Any(t => term.Contains(t, StringComparer.Ordinal)),
                _ => term.Contains(ItemTableBuilder.Value(item.Fields, term.Key), StringComparer.Ordinal),
            };
            if (!holds)
                return false;
        }
        return true;
    }

    private static IEnumerable<string> Tags(Item item) =>
        item.Fields.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array ? tags.EnumerateArray().Select(JsonKind.Text) : [];
}
