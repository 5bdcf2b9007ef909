namespace EvalKit.Statistics;

/// <summary>What the history of an item says about it.</summary>
public enum ItemStability
{
    /// <summary>Neither of the others: its verdict may flip between runs.</summary>
    Flaky,

    /// <summary>It passes nearly always.</summary>
    StablePass,

    /// <summary>It fails nearly always.</summary>
    StableFail,
}
