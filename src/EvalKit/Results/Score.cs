namespace EvalKit.Results;

/// <summary>What a grader says of one cell.</summary>
public sealed record Score
{
    private static readonly IReadOnlyList<double> NoColumns = [];

    /// <summary>Scored, or why there is no score.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>
    /// One number for each column of the grader's definition; the first is the score in [0,1]. NaN marks a column that is undefined for this item
    /// (recall without relevant documents). Empty when there is no score.
    /// </summary>
    public IReadOnlyList<double> Columns { get; init; } = NoColumns;

    /// <summary>The value on the metric's own scale (BLEU's 0 to 100, a length in words), or null.</summary>
    public double? Raw { get; init; }

    /// <summary>Whether the item passes; null for a grader that has no threshold.</summary>
    public bool? Passed { get; init; }

    /// <summary>One sentence for a person, or null where the score speaks for itself.</summary>
    public string? Reason { get; init; }

    /// <summary>What the output was compared with.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The gold label, for graders that classify.</summary>
    public string? Gold { get; init; }

    /// <summary>The predicted label, for graders that classify.</summary>
    public string? Predicted { get; init; }

    /// <summary>Numbers that stand for what the output holds, such as its n-grams, for graders whose set-level metric counts what is different over all outputs.</summary>
    public IReadOnlyList<ulong> Terms { get; init; } = [];

    /// <summary>What judges were asked for it; null for scores without judges.</summary>
    public JudgeTrace? Judge { get; init; }

    /// <summary>US dollars that the vectors it is made of cost when they were made; 0 for scores without, null where a price is unknown.</summary>
    public decimal? EmbeddingUsd { get; init; } = 0;

    /// <summary>The score in [0,1], or null when there is none or it is undefined.</summary>
    public double? Value => Outcome == Outcome.Scored && Columns.Count > 0 && !double.IsNaN(Columns[0]) ? Columns[0] : null;

    /// <summary>A score that is missing, with the reason.</summary>
    public static Score Missing(Outcome outcome, string? reason) => new() { Outcome = outcome, Reason = reason };
}
