using EvalKit.Fakes.Answers;

namespace EvalKit.Fakes;

/// <summary>What a <see cref="FakeServer"/> answers, how fast, and which requests it fails.</summary>
public sealed record FakeServerOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Time between the last byte of a request and the first byte of its response.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Upper end of a uniform addition to <see cref="Latency"/>, drawn from seed, request body and attempt.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Time over which each response is sent in ten pieces; zero sends it at once.</summary>
    public TimeSpan Drip { get; init; }

    /// <summary>Seed of the jitter and of the fault shares.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Text of an answer as a function of the last user message.</summary>
    public IAnswer Answer { get; init; } = new EchoAnswer();

    /// <summary>Token counts of every response; null estimates them from the texts.</summary>
    public TokenCounts? Usage { get; init; }

    /// <summary>False leaves the usage out, as some compatible servers do.</summary>
    public bool ReportsUsage { get; init; } = true;

    /// <summary>The system_fingerprint of every response; null leaves it out.</summary>
    public string? SystemFingerprint { get; init; } = "fp_fake";

    /// <summary>The model named in responses; null repeats the one of the request.</summary>
    public string? ServedModel { get; init; }

    /// <summary>Length of an embedding when the request names none.</summary>
    public int Dimensions { get; init; } = 64;

    /// <summary>Requests a minute that are answered; more are rejected with 429. Null for any number.</summary>
    public double? RequestsPerMinute { get; init; }

    /// <summary>How many requests may come at once; null for a minute's worth.</summary>
    public double? RequestBucket { get; init; }

    /// <summary>Tokens a minute: a call is charged the larger of its output limit and an estimate from its characters. Null for any number.</summary>
    public double? TokensPerMinute { get; init; }

    /// <summary>Whether the limits and the time to wait are announced in headers.</summary>
    public bool LimitHeaders { get; init; } = true;

    /// <summary>
    /// Fault rules <c>FAULT[,option...]@WHEN</c>: <c>500@10%</c>, <c>429,retry-after=50ms,once@10%</c>, <c>reset@1,5,10-20</c>.
    /// The first rule that applies wins; a <c>[[fault:...]]</c> in the request body wins over all.
    /// </summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Time from the creation of a batch to its end.</summary>
    public TimeSpan BatchDelay { get; init; }

    /// <summary>Time that each request about files and batches takes.</summary>
    public TimeSpan BatchStepDelay { get; init; }

    /// <summary>A batch of more requests is refused, since too many tokens would wait.</summary>
    public int BatchMaxRequests { get; init; } = int.MaxValue;

    /// <summary>
    /// Faults of requests about batches, <c>STEP:FAULT@1,3</c> by their ordinals: steps upload, create, list, state, results, cancel; faults reset, truncated
    /// or a status. What a step does is done all the same.
    /// </summary>
    public IReadOnlyList<string> BatchFaults { get; init; } = [];

    /// <summary>File that gets one JSON line for each request started and each response ended; null writes none.</summary>
    public string? LogPath { get; init; }
}
