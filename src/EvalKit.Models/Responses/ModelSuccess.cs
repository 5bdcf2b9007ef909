namespace EvalKit.Models;

/// <summary>The model answered, now or at some earlier time.</summary>
public sealed record ModelSuccess : ModelResult
{
    internal ModelSuccess(ResponseKey key, ModelResponse response, bool found) : base(key)
    {
        Response = response;
        Found = found;
    }

    /// <summary>The answer.</summary>
    public ModelResponse Response { get; }

    /// <summary>True when the answer was in the store and nothing was called.</summary>
    public bool Found { get; }
}
