namespace EvalKit.Results;

/// <summary>The confusion matrix of a classifying grader and what follows from it.</summary>
public sealed record ClassificationDetails
{
    /// <summary>Always <c>classification</c>.</summary>
    public string Kind { get; init; } = "classification";

    /// <summary>The labels in ordinal order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Counts: rows are gold labels, columns predicted ones.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Matrix { get; init; }

    /// <summary>One row a label.</summary>
    public required IReadOnlyList<ClassReport> PerClass { get; init; }
}

/// <summary>One label's scores.</summary>
public sealed record ClassReport(string Label, double Precision, double Recall, double F1, int Support);
