using EvalKit.Results;

namespace EvalKit.Scoring;

/// <summary>What came of the rows.</summary>
/// <param name="Rows">How many there were.</param>
/// <param name="Unreadable">Rows without an output to score.</param>
/// <param name="Outcomes">How many rows ended in which state: scored by every grader, or the first other state among them.</param>
/// <param name="AllowMissing">The share of rows that may be without a score.</param>
public sealed record ScoringResult(int Rows, int Unreadable, IReadOnlyDictionary<Outcome, int> Outcomes, double AllowMissing)
{
    /// <summary>What asks for more answers to an item than there are, in sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The first row that could be read and not be scored, with its grader and the reason; null where there is none.</summary>
    public string? FirstMissing { get; init; }

    /// <summary>Rows that not every grader could score.</summary>
    public int Missing => Rows - Outcomes.GetValueOrDefault(Outcome.Scored);

    /// <summary>Whether more rows are missing than allowed.</summary>
    public bool IsIncomplete => Missing > AllowMissing * Rows;
}
