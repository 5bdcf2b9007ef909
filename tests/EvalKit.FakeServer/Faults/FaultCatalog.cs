using System.Buffers;
using System.Globalization;
using System.Text;
using EvalKit.Fakes.Http;

namespace EvalKit.Fakes.Faults;

/// <summary>What each fault does to a reply that would have been a good answer.</summary>
internal static class FaultCatalog
{
    private delegate void Damage(Reply reply, FaultOptions options, HttpRequest request);

    private static readonly Dictionary<string, Damage> Damages = new(StringComparer.Ordinal)
    {
        ["429"] = (reply, options, _) => RateLimited(reply, options),
        ["insufficient-quota"] = (reply, _, _) => reply.SetError(429, "insufficient_quota", "insufficient_quota",
            "You exceeded your current quota, please check your plan and billing details."),
        [NoCapacity] = (reply, _, _) => reply.SetError(429, "resource_unavailable", "resource_unavailable", "Resource unavailable: there is no capacity for flex processing at the moment."),
        ["529"] = (reply, _, _) => reply.SetError(529, "overloaded_error", null, "Overloaded"),
        ["reset"] = (reply, _, _) => (reply.SentLength, reply.Ending) = (-1, Ending.Reset),
        ["reset-after-headers"] = (reply, _, _) => (reply.SentLength, reply.Ending) = (reply.Body.WrittenCount / 2, Ending.Reset),
        ["close"] = (reply, _, _) => (reply.SentLength, reply.Ending) = (-1, Ending.Close),
        ["stall"] = (reply, _, _) => (reply.SentLength, reply.Ending) = (-1, Ending.Stall),
        ["stall-after-headers"] = (reply, _, _) => (reply.SentLength, reply.Ending) = (reply.Body.WrittenCount / 2, Ending.Stall),
        ["truncated"] = (reply, _, _) => (reply.SentLength, reply.Ending) = (reply.Body.WrittenCount / 2, Ending.Close),
        ["malformed"] = (reply, _, _) => reply.CutBody(reply.Body.WrittenCount / 2),
        ["empty"] = (reply, _, _) => reply.CutBody(0),
        ["html"] = (reply, _, _) => reply.SetText(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"u8),
        ["content-length-short"] = (reply, _, _) => reply.DeclaredLength = reply.Body.WrittenCount / 2,
        ["content-length-long"] = (reply, _, _) => (reply.DeclaredLength, reply.Ending) = (reply.Body.WrittenCount + 100, Ending.Close),
        ["huge-error"] = (reply, options, _) => HugeError(reply, options),
        ["echo-authorization"] = (reply, options, request) => reply.SetError(options.Status == 0 ? 401 : options.Status, "invalid_request_error",
            "invalid_api_key", $"Incorrect API key provided: {request.Header("authorization")}"),
        ["duplicate-event"] = (reply, _, _) => DuplicateEvents(reply),
        ["slow"] = (reply, options, _) => reply.ExtraDelay = options.Delay,
        ["drip"] = (reply, options, _) => reply.Drip = options.Delay,
    };

    /// <summary>A request for flex processing is refused; others are answered.</summary>
    public const string NoCapacity = "resource-unavailable";

    /// <summary>The request of a batch expires; alone it is answered.</summary>
    public const string Expire = "expire";

    /// <summary>The request of a batch has no result; alone it is answered.</summary>
    public const string Lose = "lose";

    private static readonly HashSet<string> OnlyInBatches = new(StringComparer.Ordinal) { Expire, Lose };

    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { "slow", "drip", "duplicate-event" };

    public static string Names => string.Join(", ", Damages.Keys.Concat(OnlyInBatches).Concat(AnswerShape.Names).Order(StringComparer.Ordinal));

    public static bool Contains(string name) => Damages.ContainsKey(name) || OnlyInBatches.Contains(name) || AnswerShape.Contains(name) || Status(name) is not null;

    /// <summary>Whether the client still gets a complete, well-formed answer.</summary>
    public static bool LeavesAnswer(string name) => Harmless.Contains(name) || OnlyInBatches.Contains(name) || AnswerShape.Contains(name);

    public static void Apply(FaultOptions options, Reply reply, HttpRequest request)
    {
        if (Damages.TryGetValue(options.Name, out var damage))
            damage(reply, options, request);
        else if (Status(options.Name) is { } status)
            reply.SetError(status, status < 500 ? "invalid_request_error" : "server_error", null, $"The fake server was told to answer {options.Name}.");
    }

    private static int? Status(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599 ? status : null;

    private static void RateLimited(Reply reply, FaultOptions options)
    {
        reply.SetError(429, "requests", "rate_limit_exceeded", "Rate limit reached for requests. Please try again later.");
        if (options.RetryAfter is not { } wait)
            return;

        var milliseconds = wait.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        reply.Headers.Add(new("retry-after", Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)));
        reply.Headers.Add(new("retry-after-ms", milliseconds));
        if (!options.AnnouncesLimits)
            return;
        reply.Headers.Add(new("x-ratelimit-limit-requests", "500"));
        reply.Headers.Add(new("x-ratelimit-limit-tokens", "30000"));
        reply.Headers.Add(new("x-ratelimit-remaining-requests", "0"));
        reply.Headers.Add(new("x-ratelimit-remaining-tokens", "29000"));
        reply.Headers.Add(new("x-ratelimit-reset-requests", milliseconds + "ms"));
        reply.Headers.Add(new("x-ratelimit-reset-tokens", "0s"));
    }

    /// <summary>Sends every event of a stream twice.</summary>
    private static void DuplicateEvents(Reply reply)
    {
        if (reply.ContentType != "text/event-stream")
            return;
        var events = Encoding.UTF8.GetString(reply.Body.WrittenSpan).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        reply.SetText(reply.Status, reply.ContentType, Encoding.UTF8.GetBytes(string.Concat(events.Select(e => $"{e}\n\n{e}\n\n"))));
    }

    private static void HugeError(Reply reply, FaultOptions options)
    {
        reply.SetText(500, "application/json", "{\"error\":{\"message\":\""u8);
        reply.Body.GetSpan(options.Bytes)[..options.Bytes].Fill((byte)'x');
        reply.Body.Advance(options.Bytes);
        reply.Body.Write("\"}}"u8);
    }
}
