using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EvalKit.Models;

/// <summary>
/// What EvalKit tells observers: spans of an <see cref="ActivitySource"/> and instruments of a <see cref="Meter"/>, both called <see cref="Name"/>, by the
/// OpenTelemetry semantic conventions for generative AI. Nothing is sent by itself, and nothing is computed while nobody listens. No prompt, answer, key or
/// header is ever part of it.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "EvalKit";

    /// <summary>The spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    internal static Meter Meter { get; } = new(Name);
}
