namespace EvalKit.Results;

/// <summary>How many cells are in which state.</summary>
public sealed record CellCounts(int Planned, int Scored, int Errored, int Refused, int Truncated, int Unparseable, int JudgeFailed, int LimitHit, int NotRun)
{
    /// <summary>Cells without a score.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Missing => Planned - Scored;

    /// <summary>Counts the states.</summary>
    public static CellCounts Of(IEnumerable<Outcome> outcomes)
    {
        var counts = new int[Enum.GetValues<Outcome>().Length];
        var planned = 0;
        foreach (var outcome in outcomes)
        {
            counts[(int)outcome]++;
            planned++;
        }
        return new CellCounts(planned, counts[(int)Outcome.Scored], counts[(int)Outcome.Errored], counts[(int)Outcome.Refused], counts[(int)Outcome.Truncated],
            counts[(int)Outcome.Unparseable], counts[(int)Outcome.JudgeFailed], counts[(int)Outcome.LimitHit], counts[(int)Outcome.NotRun]);
    }
}
