namespace EvalKit.Models;

/// <summary>Why there is no answer.</summary>
public enum ModelFailureKind
{
    /// <summary>Anything that has no kind of its own.</summary>
    Other,

    /// <summary>No answer within the time of an attempt.</summary>
    Timeout,

    /// <summary>The provider asks to slow down (429).</summary>
    RateLimited,

    /// <summary>The account is out of credit (429 with <c>insufficient_quota</c>, 402). Trying again does not help.</summary>
    Quota,

    /// <summary>The tier that was asked for has no capacity (429 with <c>resource_unavailable</c>, of flex processing). It is no limit, and nothing is charged.</summary>
    ResourceUnavailable,

    /// <summary>The server failed (5xx).</summary>
    ServerError,

    /// <summary>The connection could not be made, or broke.</summary>
    Connection,

    /// <summary>The key is missing, wrong or may not do this (401, 403).</summary>
    Authentication,

    /// <summary>The request is not acceptable (400, 404, 413).</summary>
    BadRequest,

    /// <summary>The request collided with another one or could not be processed just then (409, 422).</summary>
    Conflict,

    /// <summary>The answer is not what the interface promises.</summary>
    MalformedResponse,

    /// <summary>Calls are forbidden and the store does not hold the answer.</summary>
    NotRecorded,

    /// <summary>The call could have passed what the run may spend, and was not made.</summary>
    Budget,

    /// <summary>The run was cancelled before an answer came.</summary>
    Cancelled,

    /// <summary>The answer came but could not be written to the store. The run must stop.</summary>
    StoreWrite,
}
