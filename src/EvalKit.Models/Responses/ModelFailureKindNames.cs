namespace EvalKit.Models;

/// <summary>The names under which kinds of failure are recorded and shown.</summary>
public static class ModelFailureKindNames
{
    /// <summary>Lower case with underscores, for example <c>rate_limited</c>.</summary>
    public static string Name(this ModelFailureKind kind) => kind switch
    {
        ModelFailureKind.Timeout => "timeout",
        ModelFailureKind.RateLimited => "rate_limited",
        ModelFailureKind.Quota => "quota",
        ModelFailureKind.ResourceUnavailable => "resource_unavailable",
        ModelFailureKind.ServerError => "server_error",
        ModelFailureKind.Connection => "connection",
        ModelFailureKind.Authentication => "authentication",
        ModelFailureKind.BadRequest => "bad_request",
        ModelFailureKind.Conflict => "conflict",
        ModelFailureKind.MalformedResponse => "malformed_response",
        ModelFailureKind.NotRecorded => "not_recorded",
        ModelFailureKind.Budget => "budget",
        ModelFailureKind.Cancelled => "cancelled",
        ModelFailureKind.StoreWrite => "store_write",
        _ => "other",
    };
}
