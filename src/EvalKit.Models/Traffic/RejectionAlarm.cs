namespace EvalKit.Models;

/// <summary>
/// Whether calls are rejected so often that something has to be done about it: a cumulative sum test (Page 1954) for a harmful share of rejections against a
/// harmless one, over calls in the order in which they were sent. The more are rejected the sooner it tells: after a few where nearly all are. A call counts as
/// accepted until its rejection is known, so that neither the number of calls in flight nor the time that a rejection takes plays a part. The gate's lock
/// guards it.
/// </summary>
internal sealed class RejectionAlarm
{
    private const int Most = 64;

    // Natural logarithms of how much likelier the harmful share is: a false alarm in thousands of calls, and in ten times as many.
    private const double Likely = 7;
    private const double Certain = 10;

    private readonly List<long> _rejected = new(Most);
    private readonly double _enough;
    private readonly double _ofRejected;
    private readonly double _ofAccepted;

    private RejectionAlarm(double harmless, double harmful, double enough)
    {
        _enough = enough;
        _ofRejected = Math.Log(harmful / harmless);
        _ofAccepted = Math.Log((1 - harmful) / (1 - harmless));
    }

    /// <summary>Rejections that nothing is known of. Up to three in a hundred cost less than what could be done about them: each call is tried again.</summary>
    public static RejectionAlarm OfUnknown() => new(0.03, 0.12, Likely);

    /// <summary>More rejections than the share that was found to have nothing to do with the rate.</summary>
    public static RejectionAlarm Above(double share) => new((1.5 * share) + 0.02, Math.Max(2.5 * share, share + 0.2), Certain);

    /// <summary>A call was rejected; true when that makes too many.</summary>
    public bool Rejected(long number)
    {
        var place = _rejected.BinarySearch(number);
        if (place < 0)
            _rejected.Insert(~place, number);
        if (_rejected.Count > Most)
            _rejected.RemoveAt(0);

        var sum = 0.0;
        for (var i = 0; i < _rejected.Count; i++)
        {
            var accepted = i == 0 ? 0 : _rejected[i] - _rejected[i - 1] - 1;
            sum = Math.Max(0, sum + (accepted * _ofAccepted)) + _ofRejected;
            if (sum >= _enough)
                return true;
        }

        return false;
    }

    public void Clear() => _rejected.Clear();
}
