namespace EvalKit.Models;

/// <summary>
/// Names of additional properties by which a chat client tells the gateway what <c>ChatResponse</c> has no property for.
/// A refusal is told as <c>ErrorContent</c> with the error code <see cref="RefusalCode"/>.
/// </summary>
public static class ResponseProperties
{
    /// <summary>String: the provider's fingerprint of the serving system.</summary>
    public const string Fingerprint = "system_fingerprint";

    /// <summary>String: the provider's identifier of the call.</summary>
    public const string RequestId = "request_id";

    /// <summary>Double: cost in US dollars, from sources that know it.</summary>
    public const string CostUsd = "cost_usd";

    /// <summary>Double: duration of the call in milliseconds, from sources that recorded it. Replaces the gateway's own measurement.</summary>
    public const string TotalMs = "total_ms";

    /// <summary>Double: milliseconds to the first token, from sources that know it.</summary>
    public const string FirstTokenMs = "first_token_ms";

    /// <summary>Boolean: durations mean nothing for this source and are recorded as not measured.</summary>
    public const string NotTimed = "not_timed";

    /// <summary>Boolean: the token counts are an estimate.</summary>
    public const string UsageEstimated = "usage_estimated";

    /// <summary><see cref="RateLimitReading"/>: what the provider announced of its limits beside the answer. Not recorded.</summary>
    public const string RateLimits = "rate_limits";

    /// <summary>String: the service tier that answered.</summary>
    public const string ServiceTier = "service_tier";

    /// <summary><c>IReadOnlyList&lt;string&gt;</c>: the texts of the further choices.</summary>
    public const string Alternatives = "alternatives";

    /// <summary><c>IReadOnlyList&lt;TokenLogprob&gt;</c>: the tokens of the text with their probabilities.</summary>
    public const string Logprobs = "logprobs";

    /// <summary>Error code of the <c>ErrorContent</c> that holds a refusal.</summary>
    public const string RefusalCode = "Refusal";
}
