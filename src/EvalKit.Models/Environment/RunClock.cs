using System.Globalization;

namespace EvalKit.Models;

/// <summary>
/// The clock by which records are stamped. When <c>SOURCE_DATE_EPOCH</c> is set (whole seconds since 1970, as the Reproducible
/// Builds project defines it) the time of day stands still at that moment and durations are recorded as not measured, so that two
/// recordings of the same answers are equal byte for byte. Timers and elapsed time always follow the real clock.
/// </summary>
public sealed class RunClock : TimeProvider
{
    /// <summary>Name of the environment variable that freezes the time of records.</summary>
    public const string Variable = "SOURCE_DATE_EPOCH";

    private readonly TimeProvider _real;
    private readonly DateTimeOffset? _frozen;

    private RunClock(TimeProvider real, DateTimeOffset? frozen)
    {
        _real = real;
        _frozen = frozen;
    }

    /// <summary>True when the time of records stands still and durations are not recorded.</summary>
    public bool IsFrozen => _frozen is not null;

    /// <summary>The clock that delays and time limits follow.</summary>
    public TimeProvider Real => _real;

    /// <inheritdoc/>
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>A clock that is never frozen.</summary>
    public static RunClock Running(TimeProvider real) => new(real, null);

    /// <summary>
    /// A clock that honours <c>SOURCE_DATE_EPOCH</c>. False, with the problem in words, when the variable is set to anything but whole
    /// seconds between the years 1970 and 9999.
    /// </summary>
    public static bool TryCreate(TimeProvider real, IEnvironment environment, out RunClock clock, out string? problem)
    {
        problem = null;
        clock = Running(real);
        if (environment.GetVariable(Variable) is not { } text) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            problem = $"{Variable} must be whole seconds since 1970-01-01, for example 1767225600";
            return false;
        }

        clock = new RunClock(real, DateTimeOffset.FromUnixTimeSeconds(seconds));
        return true;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _frozen ?? _real.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => _real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, dueTime, period);
}
