namespace EvalKit.Models;

/// <summary>What became of the attempts of models that share limits, in one run.</summary>
public sealed record TrafficFigures
{
    /// <summary>The group as the suite names it, or provider, endpoint and model.</summary>
    public required string Group { get; init; }

    /// <summary>Attempts that were sent.</summary>
    public required long Sent { get; init; }

    /// <summary>Those that the provider rejected for coming too fast (429).</summary>
    public required long RateLimited { get; init; }

    /// <summary>Those that had no answer in time.</summary>
    public required long TimedOut { get; init; }

    /// <summary>Those that failed in another way.</summary>
    public required long Failed { get; init; }

    /// <summary>Attempts that waited here before they were sent, for a limit or for a place among those that the provider bears. Waits for one of a stated number of places are not among them.</summary>
    public required long Queued { get; init; }

    /// <summary>The sum of those waits in seconds.</summary>
    public required double QueueSeconds { get; init; }

    /// <summary>The longest of those waits in seconds.</summary>
    public required double LongestQueueSeconds { get; init; }

    /// <summary>The most attempts in flight at once.</summary>
    public required int MostInFlight { get; init; }

    /// <summary>The rate that was kept in the end; null where no limit is known.</summary>
    public required double? RequestsPerMinute { get; init; }
}
