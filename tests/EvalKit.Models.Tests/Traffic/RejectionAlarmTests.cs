namespace EvalKit.Models.Tests.Traffic;

public sealed class RejectionAlarmTests
{
    [Fact]
    public void A_few_rejections_in_a_row_are_too_many()
    {
        var alarm = RejectionAlarm.OfUnknown();
        Assert.Equal([false, false, false, false, false, true], Enumerable.Range(100, 6).Select(number => alarm.Rejected(number)));
    }

    [Theory]
    [InlineData(0.01, 0, 0)]
    [InlineData(0.02, 0, 5)]
    [InlineData(0.1, 195, 200)]
    [InlineData(0.3, 200, 200)]
    [InlineData(0.9, 200, 200)]
    public void A_share_above_the_harmless_one_is_noticed_and_one_below_is_not(double share, int least, int most) =>
        Assert.InRange(Enumerable.Range(1, 200).Count(seed => FirstAlarm(RejectionAlarm.OfUnknown(), share, 4_000, seed) is not null), least, most);

    [Fact]
    public void More_rejections_than_before_are_noticed_and_as_many_are_not()
    {
        Assert.Null(FirstAlarm(RejectionAlarm.Above(0.2), 0.2, 4_000));
        Assert.InRange(FirstAlarm(RejectionAlarm.Above(0.2), 0.9, 4_000)!.Value, 5, 60);
        Assert.InRange(FirstAlarm(RejectionAlarm.Above(0.02), 0.9, 4_000)!.Value, 5, 60);
    }

    // Rejections come back in any order, long after the calls that were sent after them.
    [Fact]
    public void The_order_in_which_rejections_are_known_does_not_matter()
    {
        var alarm = RejectionAlarm.OfUnknown();
        Assert.Equal([false, false, false, false, false, false, true], new long[] { 5, 900, 3, 1, 4, 2, 6 }.Select(alarm.Rejected));
    }

    [Fact]
    public void After_an_alarm_it_begins_anew()
    {
        var alarm = RejectionAlarm.OfUnknown();
        for (var number = 0; number < 10; number++) alarm.Rejected(number);
        alarm.Clear();
        Assert.False(alarm.Rejected(11));
    }

    /// <summary>The number of the call whose rejection is one too many, or null.</summary>
    private static long? FirstAlarm(RejectionAlarm alarm, double share, int calls, int seed = 1)
    {
        var draws = new Random(seed);
        for (var number = 0L; number < calls; number++)
            if (draws.NextDouble() < share && alarm.Rejected(number))
                return number;
        return null;
    }
}
