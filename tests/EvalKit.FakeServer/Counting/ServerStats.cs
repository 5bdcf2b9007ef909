using System.Text.Json;

namespace EvalKit.Fakes.Counting;

/// <summary>What a server counted since its start or the last reset. Requests to <c>/__stats</c> and <c>/__reset</c> are not counted.</summary>
public sealed record ServerStats
{
    /// <summary>The JSON form: snake case, indented never.</summary>
    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Requests started.</summary>
    public long Total { get; init; }

    /// <summary>Responses sent in full, whatever their status.</summary>
    public long Completed { get; init; }

    /// <summary>Complete, well-formed answers with status 200.</summary>
    public long Answered { get; init; }

    /// <summary>Responses or connections that a fault cut.</summary>
    public long Broken { get; init; }

    /// <summary>Requests whose client left before the response was out.</summary>
    public long AbortedByClient { get; init; }

    /// <summary>Requests whose body had been answered before: money spent twice.</summary>
    public long RepeatedAfterAnswer { get; init; }

    /// <summary>Requests without an end yet.</summary>
    public int InFlight { get; init; }

    /// <summary>The largest number of requests in flight at one time.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>Connections accepted.</summary>
    public long Connections { get; init; }

    /// <summary>Batches created. Their requests are counted one by one with all others.</summary>
    public long Batches { get; init; }

    /// <summary>Requests about files and batches: upload, create, list, state, results, cancel.</summary>
    public IReadOnlyDictionary<string, long> BatchSteps { get; init; } = new Dictionary<string, long>();

    /// <summary>Responses sent in full, by status.</summary>
    public IReadOnlyDictionary<string, long> ByStatus { get; init; } = new Dictionary<string, long>();

    /// <summary>Requests by the fault they met.</summary>
    public IReadOnlyDictionary<string, long> ByFault { get; init; } = new Dictionary<string, long>();

    /// <summary>Requests by the SHA-256 of their body, in lower-case hex. Empty when left out by <c>?keys=0</c>.</summary>
    public IReadOnlyDictionary<string, int> ByBody { get; init; } = new Dictionary<string, int>();

    /// <summary>Requests by last user message. Empty when left out by <c>?keys=0</c>.</summary>
    public IReadOnlyDictionary<string, int> ByMessage { get; init; } = new Dictionary<string, int>();

    /// <summary>Reads the JSON of <c>/__stats</c>.</summary>
    public static ServerStats Parse(string json) =>
        JsonSerializer.Deserialize<ServerStats>(json, Json) ?? throw new FormatException("no statistics");
}
