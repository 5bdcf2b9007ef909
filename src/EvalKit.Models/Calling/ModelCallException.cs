namespace EvalKit.Models;

/// <summary>
/// How a provider's adapter tells the gateway why a call failed. The gateway turns it into a <see cref="ModelFailure"/>;
/// nobody else sees it. Its message must hold no key material, and it has no inner exception for the same reason.
/// </summary>
public sealed class ModelCallException : Exception
{
    /// <summary>Describes a failed attempt.</summary>
    public ModelCallException(ModelFailureKind kind, string message, int? status = null, TimeSpan? retryAfter = null, RateLimitReading? limits = null) : base(message)
    {
        Limits = limits;
        Kind = kind;
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>What went wrong. Decides whether the call is tried again.</summary>
    public ModelFailureKind Kind { get; }

    /// <summary>HTTP status, when there was one.</summary>
    public int? Status { get; }

    /// <summary>What the provider announced of its limits; null when nothing.</summary>
    public RateLimitReading? Limits { get; }

    /// <summary>True when nothing was sent: no connection could be made. Nobody charges for such an attempt.</summary>
    public bool NotSent { get; init; }

    /// <summary>How long the provider asks to wait before the next attempt; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
