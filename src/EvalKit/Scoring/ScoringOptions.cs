using EvalKit.Models;

namespace EvalKit.Scoring;

/// <summary>What the caller decides beyond the graders' file.</summary>
public sealed record ScoringOptions
{
    /// <summary>The rows as messages show them.</summary>
    public required string RowsShownAs { get; init; }

    /// <summary>The field of a plain row that holds the output, or null for rows of <c>item</c> and <c>sample</c>.</summary>
    public string? OutputField { get; init; }

    /// <summary>Folder of the response store; used only when a grader asks a model.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>How often judges were asked the same before, from 0: repeats of a judge are different requests.</summary>
    internal int Asking { get; init; }

    /// <summary>Whether graders may call models, may not, or call them again.</summary>
    public ResponseMode Responses { get; init; } = ResponseMode.Auto;
}
