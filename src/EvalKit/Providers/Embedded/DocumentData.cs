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
            var name = ItemTableBuilder.Value(row.Fields, id);
            var body = ItemTableBuilder.Value(row.Fields, text);
            if (name == SliceColumn.Missing || body == SliceColumn.Missing)
                context.Problems.Add(shownAs, row.Line, 0, $"a document needs '{id}' and '{text}'{NearestName.Hint(text, row.Fields.EnumerateObject().Select(p => p.Name))}");
            else if (!ids.Add(name))
                context.Problems.Add(shownAs, row.Line, 0, $"document '{name}' stands twice");
            var heading = ItemTableBuilder.Value(row.Fields, title);
            documents.Add(new RetrievalDocument(name, heading == SliceColumn.Missing ? "" : heading, body));
        }
        if (documents.Count == 0 && !context.Problems.Any)
            context.Problems.Add(shownAs, 0, 0, "holds no documents");
        return context.Problems.Any ? null : documents;
    }
}
