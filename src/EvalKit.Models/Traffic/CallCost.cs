namespace EvalKit.Models;

/// <summary>What a call takes from the budgets of its provider.</summary>
/// <param name="Tokens">Tokens: before the call an estimate, afterwards what the provider counted.</param>
/// <param name="Images">Images in the request.</param>
internal readonly record struct CallCost(double Tokens, int Images = 0)
{
    /// <summary>
    /// Whether the answer comes on top, as long as answers have been so far: for providers that charge what they write and not what a request allows them to.
    /// </summary>
    public bool ExpectsOutput { get; init; }

    /// <summary>What was reserved for the answer.</summary>
    public double Output { get; init; }
}
