namespace EvalKit.Shapes;

/// <summary>
/// What a place in a suite file may hold. One description serves three readers: the check that finds every problem, the JSON Schema that editors
/// use, and the generated reference.
/// </summary>
internal abstract record Shape
{
    /// <summary>How a message names it: "a number", "a list of text".</summary>
    public abstract string Name { get; }

    public string? Description { get; init; }
}
