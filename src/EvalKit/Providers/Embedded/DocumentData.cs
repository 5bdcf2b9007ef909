using EvalKit.Datasets;
using EvalKit.Models.Embedded;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Providers.Embedded;

/// <summary>Reads the <c>documents</c> part of a retriever.</summary>
internal static class DocumentData
{
    public static IReadOnlyList<RetrievalDocument>? Read(ModelDefinition model, ProviderContext context)
    {
        var settings = model.Settings["documents"]!;
        var shownAs = settings.Text("path") ?? "";
        var (id, title, text) = (settings.Text("id") ?? "id", settings.Text("title") ?? "title", settings.Text("text") ?? "text");
        var documents = new List<RetrievalDocument>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in ItemReader.Items(context.Resolve(shownAs), shownAs, context.Problems))
        {
            if (Required(row, id) is not { } name || Required(row, text) is not { } body)
                continue;
            if (!ids.Add(name))
                context.Problems.Add(shownAs, row.Line, 0, $"document '{name}' stands twice");
            documents.Add(new RetrievalDocument(name, ItemTableBuilder.Find(row.Fields, title) ?? "", body));
        }
        if (documents.Count == 0 && !context.Problems.Any)
            context.Problems.Add(shownAs, 0, 0, "holds no documents");
        return context.Problems.Any ? null : documents;

        string? Required(Item row, string field)
        {
            var value = ItemTableBuilder.Find(row.Fields, field);
            if (value is null)
                context.Problems.Add(shownAs, row.Line, 0, $"a document needs '{field}'{NearestName.Hint(field, row.Fields.EnumerateObject().Select(p => p.Name))}");
            return value;
        }
    }
}
