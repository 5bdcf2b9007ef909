namespace EvalKit.Models;

/// <summary>What has become of a batch.</summary>
internal enum BatchStatus
{
    /// <summary>Being checked, worked on or put together.</summary>
    Working,

    /// <summary>Every request has a result.</summary>
    Completed,

    /// <summary>Its time was over; requests that were done have a result.</summary>
    Expired,

    /// <summary>Somebody cancelled it; requests that were done have a result.</summary>
    Cancelled,

    /// <summary>It was refused as a whole; nothing was worked on.</summary>
    Refused,
}
