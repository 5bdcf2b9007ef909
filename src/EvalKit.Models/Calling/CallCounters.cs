namespace EvalKit.Models;

/// <summary>What a gateway has done so far: a consistent enough snapshot for progress while it works, exact when it rests.</summary>
/// <param name="Calls">Calls made now, each counted once however many attempts it took.</param>
/// <param name="Found">Answers taken from the store.</param>
/// <param name="Shared">Answers shared with a concurrent caller of the same request.</param>
/// <param name="Retries">Attempts after the first.</param>
/// <param name="Failures">Calls that failed, absent records included, cancelled ones not.</param>
/// <param name="InFlight">Calls being made at this moment.</param>
/// <param name="Waiting">Those of <paramref name="InFlight"/> that wait before their next attempt.</param>
public readonly record struct CallCounters(long Calls, long Found, long Shared, long Retries, long Failures, int InFlight, int Waiting)
{
    /// <summary>Those of <see cref="Failures"/> that are answers which stand in no record.</summary>
    public long NotRecorded { get; init; }
}
