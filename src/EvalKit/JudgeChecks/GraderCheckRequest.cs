using EvalKit.Models;

namespace EvalKit.JudgeChecks;

/// <summary>A judge to ask about rows that people have labelled.</summary>
public sealed record GraderCheckRequest
{
    /// <summary>Full path of the file of graders, and how messages show it.</summary>
    public required (string Path, string ShownAs) Grader { get; init; }

    /// <summary>Which of its graders, or null for the only one.</summary>
    public string? Name { get; init; }

    /// <summary>The table of items: with <see cref="Output"/> and people's verdicts in it, or the items of a dataset that <see cref="Labels"/> are about.</summary>
    public required (string Path, string ShownAs) Rows { get; init; }

    /// <summary>The column of the output that was labelled.</summary>
    public string Output { get; init; } = "output";

    /// <summary>A file of labels as <c>evalkit label</c> keeps them, with the outputs in it; null where the rows hold output and verdicts.</summary>
    public (string Path, string ShownAs)? Labels { get; init; }

    /// <summary>The columns of the rows.</summary>
    public required JudgmentColumns Columns { get; init; }

    /// <summary>How verdicts are compared.</summary>
    public required JudgeCheckOptions Options { get; init; }

    /// <summary>How often the judge is asked about each row.</summary>
    public int Repeats { get; init; } = DefaultRepeats;

    /// <value>The default value is 3: enough to see whether a judge agrees with itself.</value>
    public const int DefaultRepeats = 3;

    /// <summary>Names under which each output is shown once more; empty for none, else at least two.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether rows for tuning are judged instead of those for measuring.</summary>
    public bool IsForTuning { get; init; }

    /// <summary>Folder of the response store.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>Whether models may be called.</summary>
    public ResponseMode Responses { get; init; } = ResponseMode.Auto;
}
