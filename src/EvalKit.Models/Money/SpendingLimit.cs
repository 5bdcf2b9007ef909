namespace EvalKit.Models;

/// <summary>What a run may spend in US dollars.</summary>
/// <param name="Warn">The amount at which a warning is due; null for none.</param>
/// <param name="Stop">The amount that calls are not allowed to pass; null for none.</param>
public sealed record SpendingLimit(decimal? Warn, decimal? Stop)
{
    /// <summary>No limit.</summary>
    public static SpendingLimit None { get; } = new(null, null);
}
