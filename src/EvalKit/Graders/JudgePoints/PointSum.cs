using System.Globalization;
using EvalKit.Graders.Judging;

namespace EvalKit.Graders.JudgePoints;

/// <summary>Asks of each item whether it is met, and adds up the points.</summary>
internal sealed class PointSum(IReadOnlyList<PointItem> items, bool together) : IJudgeKind
{
    private static readonly VerdictForm One = new("item", new BooleanField("met", "Whether the answer meets the item."));

    private readonly VerdictForm _all = new("items", new ListField("met", "Whether the answer meets each item, in the order of the items.", new BooleanField("met", "Whether the answer meets the item."), items.Count));

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var (met, failure) = together ? await TogetherAsync(judged, task, cancellation) : await EachAsync(judged, task, cancellation);
        if (failure is not null)
            return failure;
        var sum = items.Zip(met!).Sum(i => i.Second ? i.First.Points : 0);
        return new JudgeReading
        {
            Score = (double)Math.Clamp(sum / items.Sum(i => Math.Max(0, i.Points)), 0, 1),
            Raw = (double)sum,
            Values = [.. met!.Select(m => m ? 1.0 : 0)],
            Reason = $"met: {Named(met!, true)}; not met: {Named(met!, false)}",
        };
    }

    private async Task<(bool[]? Met, JudgeReading? Failure)> EachAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var replies = await judged.AskAllAsync(items.Select(item => JudgeMessages.Of($"{task}\n\nItem:\n{item.Criterion}", judged.Material.Pieces, One)), One, cancellation);
        for (var i = 0; i < replies.Count; i++)
            if (replies[i].Failure is { } failure)
                return (null, failure with { Failure = $"{items[i].Name}: {failure.Failure}" });
        return ([.. replies.Select(r => r.Verdict.GetProperty("met").GetBoolean())], null);
    }

    private async Task<(bool[]? Met, JudgeReading? Failure)> TogetherAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var list = string.Join('\n', items.Select((item, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {item.Criterion}")));
        var reply = await judged.AskAsync($"{task}\n\nItems:\n{list}", judged.Material.Pieces, _all, cancellation);
        return reply.Failure is { } failure ? (null, failure) : ([.. reply.Verdict.GetProperty("met").EnumerateArray().Select(m => m.GetBoolean())], null);
    }

    private string Named(bool[] met, bool which)
    {
        var named = items.Where((_, i) => met[i] == which).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Name} ({i.Points:+0.####;-0.####;0})"));
        return string.Join(", ", named.DefaultIfEmpty("none"));
    }
}
