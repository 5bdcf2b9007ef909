namespace EvalKit.Models;

/// <summary>The service tiers that have a price of their own.</summary>
public static class ServiceTiers
{
    /// <summary>Answered in a batch.</summary>
    public const string Batch = "batch";

    /// <summary>Answered when there was capacity to spare.</summary>
    public const string Flex = "flex";

    /// <summary>The tier of whoever asks for none.</summary>
    public const string Standard = "standard";
}
