namespace EvalKit.Graders;

/// <summary>Adds up what the vectors of one score cost when they were made, whether they were made now or found. Not safe for use from several threads.</summary>
internal sealed class EmbeddingBill
{
    /// <summary>US dollars; null where a price is unknown.</summary>
    public decimal? Usd { get; private set; } = 0;

    /// <summary>The same vector, counted.</summary>
    public Embedded Add(Embedded vector)
    {
        Usd += vector.CostUsd;
        return vector;
    }
}
