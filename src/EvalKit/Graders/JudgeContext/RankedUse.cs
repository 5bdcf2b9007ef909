using System.Globalization;
using EvalKit.Graders.Judging;
using EvalKit.Metrics;

namespace EvalKit.Graders.JudgeContext;

/// <summary>Asks of each retrieved text whether it was useful, and measures how early the useful ones stand.</summary>
internal sealed class RankedUse : IJudgeKind
{
    private static readonly VerdictForm Form = new("use", new BooleanField("useful", "Whether the passage was useful."));

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var passages = judged.Material.Texts(JudgeMaterial.Context);
        if (passages.Count == 0)
            return new JudgeReading { Score = 0, Values = [double.NaN], Reason = "nothing was retrieved" };
        var hasReference = judged.Material.Pieces.Any(p => p.Tag == JudgeMaterial.Reference);
        var around = judged.Material.Pieces.Where(p => p.Tag == JudgeMaterial.Question || p.Tag == (hasReference ? JudgeMaterial.Reference : JudgeMaterial.Answer)).ToList();
        var replies = await judged.AskAllAsync(passages.Select(p => JudgeMessages.Of(task, [.. around, new Piece("passage", p)], Form)), Form, cancellation);
        for (var i = 0; i < replies.Count; i++)
            if (replies[i].Failure is { } failure)
                return failure with { Failure = string.Create(CultureInfo.InvariantCulture, $"passage {i + 1}: {failure.Failure}") };
        bool[] useful = [.. replies.Select(r => r.Verdict.GetProperty("useful").GetBoolean())];
        var ranks = useful.Index().Where(u => u.Item).Select(u => (u.Index + 1).ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("none");
        return new JudgeReading { Score = ContextMatch.AveragePrecision(useful), Values = [useful.Average(u => u ? 1.0 : 0)], Reason = $"useful passages: {string.Join(", ", ranks)}" };
    }
}
