namespace EvalKit.Models;

/// <summary>The model answered, now or at some earlier time.</summary>
public sealed record ModelSuccess : ModelResult
{
    /// <summary>An answer to the request with this key.</summary>
    public ModelSuccess(ResponseKey key, ModelResponse response, bool found) : base(key)
    {
        Response = response;
        Found = found;
    }

    /// <summary>The answer.</summary>
    public ModelResponse Response { get; }

    /// <summary>True when the answer was in the store and nothing was called.</summary>
    public bool Found { get; }
}
