namespace EvalKit.Models;

/// <summary>Counts what passes a gate; the gate's lock guards it.</summary>
internal sealed class TrafficCount
{
    private long _sent;
    private long _rateLimited;
    private long _timedOut;
    private long _failed;
    private long _queued;
    private double _queueSeconds;
    private double _longestQueueSeconds;
    private int _mostInFlight;

    public void Sent(int inFlight)
    {
        _sent++;
        _mostInFlight = Math.Max(_mostInFlight, inFlight);
    }

    public void Waited(double seconds)
    {
        _queued++;
        _queueSeconds += seconds;
        _longestQueueSeconds = Math.Max(_longestQueueSeconds, seconds);
    }

    public void Ended(TrafficOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case null:
                break;
            case ModelFailureKind.RateLimited:
                _rateLimited++;
                break;
            case ModelFailureKind.Timeout:
                _timedOut++;
                break;
            case ModelFailureKind.Cancelled when outcome == TrafficOutcome.NotSent:
                _sent--;
                break;
            default:
                _failed++;
                break;
        }
    }

    public TrafficFigures Figures(string group, double? requestsPerMinute) => new()
    {
        Group = group,
        Sent = _sent,
        RateLimited = _rateLimited,
        TimedOut = _timedOut,
        Failed = _failed,
        Queued = _queued,
        QueueSeconds = _queueSeconds,
        LongestQueueSeconds = _longestQueueSeconds,
        MostInFlight = _mostInFlight,
        RequestsPerMinute = requestsPerMinute,
    };
}
