namespace EvalKit.Models;

/// <summary>Where answers come from.</summary>
public enum ResponseMode
{
    /// <summary>From the store, and from a call when the store has none.</summary>
    Auto,

    /// <summary>From the store only. An absent answer is a failure of kind <see cref="ModelFailureKind.NotRecorded"/>.</summary>
    Only,

    /// <summary>From a new call: one for each key in a run, found in the store after that.</summary>
    Refresh,
}
