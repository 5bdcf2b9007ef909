namespace EvalKit.Models;

/// <summary>Durations of one call in milliseconds, at least 0. Null means not measured, never zero.</summary>
/// <param name="QueueMs">From the moment the call was asked for to the start of the attempt that answered: waiting, earlier attempts and their delays.</param>
/// <param name="FirstTokenMs">From the start of the answering attempt to its first token; only for streamed calls.</param>
/// <param name="TotalMs">From the start of the answering attempt to its end.</param>
public sealed record CallTimings(double? QueueMs, double? FirstTokenMs, double? TotalMs)
{
    /// <summary>Nothing was measured.</summary>
    public static CallTimings NotMeasured { get; } = new(null, null, null);
}
