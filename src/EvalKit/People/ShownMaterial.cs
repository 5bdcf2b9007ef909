using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.People;

/// <summary>What is shown beside answers: fields of the dataset's items, or what every variant was sent.</summary>
internal sealed class ShownMaterial
{
    /// <summary>What sorts items, and what they are compared with, is no material.</summary>
    private static readonly string[] NotShown = ["id", "tags", "split", "origin", "kind", "reference", "references", "ideal", "added_at", "last_reviewed"];

    private readonly IReadOnlyDictionary<string, IReadOnlyList<LabelText>>? _fields;

    private ShownMaterial(IReadOnlyDictionary<string, IReadOnlyList<LabelText>>? fields) => _fields = fields;

    /// <summary>The gold answer is shown as a reference or not at all.</summary>
    public IReadOnlyList<LabelText> Of(AnswerGroup group) =>
        _fields is null ? group.Messages : [.. _fields[group.Item].Where(f => !group.References.Contains(f.Text, StringComparer.Ordinal))];

    /// <summary>Reads the fields of the drawn items; items that are not those of the run are problems.</summary>
    public static ShownMaterial? Of(LabelOptions options, DrawnItems items, ProblemList problems)
    {
        if (options.Dataset is not { } path)
        {
            if (options.Fields.Count > 0)
                problems.Add("--field", 0, 0, "names a field of the dataset: name that too, with --dataset");
            return new ShownMaterial(null);
        }
        var fields = new Dictionary<string, IReadOnlyList<LabelText>>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in ItemReader.Items(path, path, problems))
        {
            names.UnionWith(item.Fields.EnumerateObject().Select(f => f.Name));
            if (!items.Ids.TryGetValue(item.Id, out var hash) || fields.ContainsKey(item.Id))
                continue;
            if (hash != item.HashText)
                problems.Add(path, item.Line, 0, $"item '{item.Id}' is not the one that the run asked about: it was edited since; run again, or show what was sent by leaving --dataset out");
            fields.Add(item.Id, Texts(item, options.Fields));
        }
        if (problems.Any)
            return null;
        foreach (var name in options.Fields.Where(f => !names.Contains(f.Split('.')[0])))
            problems.Add("--field", 0, 0, $"the dataset has no field '{name}'{NearestName.Hint(name, names)}");
        if (items.Ids.Keys.FirstOrDefault(id => !fields.ContainsKey(id)) is { } absent)
            problems.Add(path, 0, 0, $"has no item '{absent}', which the run asked about");
        return problems.Any ? null : new ShownMaterial(fields);
    }

    private static IReadOnlyList<LabelText> Texts(Item item, IReadOnlyList<string> wanted) => wanted.Count == 0
        ? [.. item.Fields.EnumerateObject().Where(f => !NotShown.Contains(f.Name, StringComparer.Ordinal)).Select(f => new LabelText(f.Name, JsonKind.Text(f.Value)))]
        : [.. wanted.Select(f => (f, ItemTableBuilder.Find(item.Fields, f))).Where(f => f.Item2 is not null).Select(f => new LabelText(f.f, f.Item2!))];
}
