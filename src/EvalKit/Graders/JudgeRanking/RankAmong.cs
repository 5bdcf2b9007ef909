using System.Globalization;
using EvalKit.Graders.Judging;
using EvalKit.Results;

namespace EvalKit.Graders.JudgeRanking;

/// <summary>The place of an answer among others, shown in a random order.</summary>
internal sealed class RankAmong(PieceList list, bool discriminate, long seed) : IJudgeKind
{
    /// <value>The default value is 25 others, so that letters suffice.</value>
    private const int Most = 25;

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        if (list.Of(judged.Scope, out var failure) is not { } others)
            return failure!;
        if (others.Count is 0 or > Most)
            return JudgeReading.Failed(string.Create(CultureInfo.InvariantCulture, $"the item has {others.Count} other answers; 1 to {Most} can be ranked"), Outcome.Errored);
        List<string> texts = [judged.Material.Answer, .. others];
        var order = ItemShuffle.Of(texts, seed);
        string[] letters = [.. order.Select((_, place) => ItemShuffle.Letter(place))];
        var form = discriminate
            ? new VerdictForm("choice", new WordField("choice", "The answer of the language model.", letters))
            : new VerdictForm("ranking", new ListField("ranking", "The answers from the best to the worst, each once.", new WordField("answer", "An answer.", letters), texts.Count));
        var shown = order.Select((text, place) => new Piece("answer_" + letters[place].ToLowerInvariant(), texts[text]));
        var reply = await judged.AskAsync(task, [.. judged.Material.Pieces.Take(judged.Material.Pieces.Count - 1), .. shown], form, cancellation);
        if (reply.Failure is { } failed)
            return failed;
        var own = letters[Array.IndexOf(order, 0)];
        var chance = 1.0 / texts.Count;
        if (discriminate)
        {
            var found = reply.Verdict.GetProperty("choice").GetString() == own ? 1 : 0;
            return new JudgeReading { Score = found, Values = [found, chance, double.NaN], Reason = reply.Reasoning };
        }
        string[] ranking = [.. reply.Verdict.GetProperty("ranking").EnumerateArray().Select(r => r.GetString()!)];
        if (ranking.Distinct(StringComparer.Ordinal).Count() < ranking.Length)
            return JudgeReading.Failed($"the judge's ranking names an answer twice: {string.Join(", ", ranking)}");
        var rank = 1 + Array.IndexOf(ranking, own);
        return new JudgeReading { Score = (double)(texts.Count - rank) / (texts.Count - 1), Raw = rank, Values = [rank == 1 ? 1 : 0, chance, rank], Reason = reply.Reasoning };
    }
}
