namespace EvalKit.Results;

/// <summary>What the judges of one score were asked.</summary>
/// <param name="Calls">Answers of judges that the score is made of, made now or found on record.</param>
/// <param name="CostUsd">US dollars that they cost when they were made; null where a price is unknown.</param>
/// <param name="Models">The exact models that answered, in ordinal order.</param>
/// <param name="Responses">Keys of the answers in the store, in the order of the questions.</param>
public sealed record JudgeTrace(int Calls, decimal? CostUsd, IReadOnlyList<string> Models, IReadOnlyList<string> Responses)
{
    /// <summary>What was sent, each list of messages once; empty for a score that was read back.</summary>
    public IReadOnlyList<IReadOnlyList<JudgeMessage>> Requests { get; init; } = [];

    /// <summary>The questions with their answers, in the order of the questions; empty for a score that was read back.</summary>
    public IReadOnlyList<JudgeTurn> Turns { get; init; } = [];

    /// <summary>The traces of several scores as one; null where none has any.</summary>
    internal static JudgeTrace? Join(IEnumerable<Score> scores)
    {
        var traces = scores.Select(s => s.Judge).OfType<JudgeTrace>().ToList();
        if (traces.Count == 0)
            return null;
        var (requests, turns) = (new List<IReadOnlyList<JudgeMessage>>(), new List<JudgeTurn>());
        foreach (var trace in traces)
        {
            var before = requests.Count;
            requests.AddRange(trace.Requests);
            turns.AddRange(trace.Turns.Select(t => t with { Request = before + t.Request }));
        }
        return new JudgeTrace(
            traces.Sum(t => t.Calls),
            traces.Aggregate((decimal?)0, (sum, t) => sum + t.CostUsd),
            [.. traces.SelectMany(t => t.Models).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. traces.SelectMany(t => t.Responses)])
        {
            Requests = requests,
            Turns = turns,
        };
    }
}
