namespace EvalKit.JudgeChecks;

/// <summary>Which columns of a table of judgements say what. A name may be a path such as <c>human.coherence</c>; a cell may hold a list.</summary>
public sealed record JudgmentColumns
{
    /// <summary>The columns that tell rows apart; also what joins labels that stand in a file of their own.</summary>
    public IReadOnlyList<string> Id { get; init; } = ["id"];

    /// <summary>The judge's verdict; several columns, or a list in one, are repeats of the same question.</summary>
    public IReadOnlyList<string> Judge { get; init; } = [];

    /// <summary>For judges that score both answers of a pair: the score of the second answer, or null.</summary>
    public string? Against { get; init; }

    /// <summary>The verdict on the same pair with the answers shown in the other order, naming the same answer by the same word; or null.</summary>
    public string? Swapped { get; init; }

    /// <summary>People's verdicts; several columns, or a list in one, are raters.</summary>
    public IReadOnlyList<string> Human { get; init; } = [];

    /// <summary>Columns whose values are checked apart.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>The column of what correlations and known orders are taken within, such as the document that several systems sum up; or null.</summary>
    public string? Within { get; init; }

    /// <summary>The sampling unit of rows that are not independent; or null.</summary>
    public string? Cluster { get; init; }

    /// <summary>Where answers of known quality stand: 1 for the best; or null.</summary>
    public string? Rank { get; init; }

    /// <summary>One column for a single answer, two for a pair: a number, or a text whose characters are counted.</summary>
    public IReadOnlyList<string> Length { get; init; } = [];

    /// <summary>Who wrote the answer, or the first and the second of a pair.</summary>
    public IReadOnlyList<string> Model { get; init; } = [];

    /// <summary>The name under which the judge was shown an answer that it saw under several; or null.</summary>
    public string? Claimed { get; init; }

    /// <summary>The clause of the rubric that decides the item; or null.</summary>
    public string? Clause { get; init; }
}
