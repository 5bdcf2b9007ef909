namespace EvalKit.Running;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>Every cell was worked on; few enough are missing.</summary>
    Complete,

    /// <summary>More outcomes are missing than the suite allows, or the run had to stop.</summary>
    Incomplete,

    /// <summary>The user stopped it.</summary>
    Cancelled,
}
