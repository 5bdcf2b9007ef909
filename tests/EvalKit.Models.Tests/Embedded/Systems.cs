using EvalKit.Models.Embedded;

namespace EvalKit.Models.Tests.Embedded;

/// <summary>One of each, over small data.</summary>
internal static class Systems
{
    public static readonly IReadOnlyList<LabelledText> Training =
    [
        new("Where is my parcel? It should have arrived on Monday.", "order_status"),
        new("The tracking page has shown the same place for days.", "order_status"),
        new("I want to send the boots back, they are too small.", "return_policy"),
        new("How do I get a refund for a returned tent?", "return_policy"),
        new("The app crashes when I open the map.", "technical_issue"),
    ];

    public static readonly IReadOnlyList<RetrievalDocument> Documents =
    [
        new("backup", "Backups", "Backups run every night.\n\nThey are kept for 14 days."),
        new("login", "Signing in", "A password has at least 12 characters."),
        new("ısı", "Isıtma", "İstanbul'da ısı ölçülür. DIE STRASSE IST LANG."),
    ];

    public static IReadOnlyList<(string Name, EmbeddedModel Model)> All() =>
    [
        ("knn", EmbeddedModels.Knn(Training, new KnnOptions())),
        ("majority-label", EmbeddedModels.MajorityLabel(Training)),
        ("bm25", EmbeddedModels.Bm25(Documents, new Bm25Options())),
        ("hashed-ngrams", EmbeddedModels.HashedNgrams(Documents, new HashedNgramOptions())),
        ("extractive-answerer", EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions())),
        ("lead", EmbeddedModels.Lead(new LeadOptions())),
        ("textrank", EmbeddedModels.TextRank(new TextRankOptions(MaxWords: 60))),
    ];
}
