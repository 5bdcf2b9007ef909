namespace EvalKit.Models;

/// <summary>How a call is made. Nothing here can change an answer, so nothing here is part of its key.</summary>
public sealed record CallSettings
{
    /// <summary>The defaults.</summary>
    public static CallSettings Default { get; } = new();

    /// <summary>Time allowed for one attempt. Brought into the range from 10 milliseconds to 1 day.</summary>
    /// <value>The default value is <see cref="CallDefaults.Timeout"/>.</value>
    public TimeSpan Timeout { get; init; } = CallDefaults.Timeout;

    /// <summary>How often the model is asked before the call has failed, at least 1. Less counts as 1.</summary>
    /// <value>The default value is <see cref="CallDefaults.MaxAttempts"/>.</value>
    public int MaxAttempts { get; init; } = CallDefaults.MaxAttempts;

    /// <summary>Delay before the second attempt; doubled before each further one, and jittered to between half and the whole of it.</summary>
    /// <value>The default value is <see cref="CallDefaults.BaseDelay"/>.</value>
    public TimeSpan BaseDelay { get; init; } = CallDefaults.BaseDelay;

    /// <summary>Longest delay of our own choosing before an attempt, at most 1 day.</summary>
    /// <value>The default value is <see cref="CallDefaults.MaxDelay"/>.</value>
    public TimeSpan MaxDelay { get; init; } = CallDefaults.MaxDelay;

    /// <summary>Longest delay a provider may ask for; a longer one ends the call as failed.</summary>
    /// <value>The default value is <see cref="CallDefaults.MaxRetryAfter"/>.</value>
    public TimeSpan MaxRetryAfter { get; init; } = CallDefaults.MaxRetryAfter;

    /// <summary>Time allowed for a call with all its attempts and the waits between them; null for as long as its attempts take.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Whether a call is not tried again where its tier has no capacity, since another tier is asked.</summary>
    public bool GivesUpWithoutCapacity { get; init; }

    /// <summary>The limits of the model that are known.</summary>
    /// <value>The default value is <see cref="TrafficLimits.Unknown"/>.</value>
    public TrafficLimits Limits { get; init; } = TrafficLimits.Unknown;

    /// <summary>What the model costs; null when that is unknown.</summary>
    public PriceList? Prices { get; init; }

    /// <summary>What the answer is for.</summary>
    public CallRole Role { get; init; }

    /// <summary>False for sources that are records already: they are asked in every mode and their answers are not stored.</summary>
    /// <value>The default value is true.</value>
    public bool Stored { get; init; } = true;
}
