namespace EvalKit.Models;

/// <summary>US dollars that the calls made now have cost. What is found in the store costs nothing now.</summary>
/// <param name="Target">Answers of systems under test.</param>
/// <param name="Judge">Answers of judges.</param>
/// <param name="Embedding">Embeddings.</param>
/// <param name="Unconfirmed">What attempts without a usable answer may have cost at most: timed out, broken off, unreadable. A provider may have billed them.</param>
/// <param name="UnpricedCalls">Answers whose cost is unknown and in no other number.</param>
public readonly record struct SpentMoney(decimal Target, decimal Judge, decimal Embedding, decimal Unconfirmed, long UnpricedCalls)
{
    /// <summary>What answers have cost, as far as prices are known.</summary>
    public decimal Confirmed => Target + Judge + Embedding;

    /// <summary>What a budget has to count: answers, and attempts that may have been billed.</summary>
    public decimal AtMost => Confirmed + Unconfirmed;
}
