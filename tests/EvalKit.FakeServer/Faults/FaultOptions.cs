using System.Globalization;

namespace EvalKit.Fakes.Faults;

/// <summary>A fault with its options: <c>429,retry-after=50ms,once</c>.</summary>
internal sealed record FaultOptions(string Name)
{
    /// <summary>Applies to this many attempts of a body, then no more.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Null leaves the retry headers out.</summary>
    public TimeSpan? RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether a 429 says that 500 requests a minute are allowed.</summary>
    public bool AnnouncesLimits { get; init; } = true;

    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    public int Bytes { get; init; } = 10 * 1024 * 1024;

    public int Status { get; init; }

    public static FaultOptions Parse(string text)
    {
        var parts = text.Split(',');
        var fault = new FaultOptions(parts[0].Trim());
        if (!FaultCatalog.Contains(fault.Name))
            throw new FormatException($"fault '{fault.Name}' is unknown; known are every status from 400 to 599 and {FaultCatalog.Names}");

        foreach (var part in parts[1..])
        {
            var pair = part.Trim().Split('=', 2);
            fault = (pair[0], pair.Length == 2 ? pair[1] : "") switch
            {
                ("once", _) => fault with { Times = 1 },
                ("times", var value) => fault with { Times = Number(value) },
                ("retry-after", "none") => fault with { RetryAfter = null },
                ("retry-after", var value) => fault with { RetryAfter = Durations.Parse(value) },
                ("limits", "none") => fault with { AnnouncesLimits = false },
                ("delay", var value) => fault with { Delay = Durations.Parse(value) },
                ("bytes", var value) => fault with { Bytes = Number(value) },
                ("status", var value) => fault with { Status = Number(value) },
                _ => throw new FormatException($"option '{part}' of fault '{fault.Name}' is none of once, times, retry-after, limits, delay, bytes, status"),
            };
        }

        return fault;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
