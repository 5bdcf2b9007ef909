using EvalKit.Graders;

namespace EvalKit.Tests.Graders;

/// <summary>Embeds the texts that it was given vectors for, and counts.</summary>
internal sealed class TableEmbedder : Dictionary<string, float[]>, IEmbedder
{
    public TableEmbedder()
        : base(StringComparer.Ordinal)
    {
    }

    public int Calls { get; private set; }

    /// <summary>What each vector cost.</summary>
    public decimal? CostUsd { get; init; } = 0;

    public string Identity => "table";

    public ValueTask<Embedded> EmbedAsync(string text, CancellationToken cancellation)
    {
        Calls++;
        return new(TryGetValue(text, out var vector) ? new Embedded(vector, null, CostUsd) : new Embedded(null, $"no vector for {text}", 0));
    }
}
