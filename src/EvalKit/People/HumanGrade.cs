namespace EvalKit.People;

/// <summary>One judgement of one person: a line of a file of labels.</summary>
public sealed record HumanGrade
{
    /// <summary>The rater of judgements that nobody was asked for: the answers that a comparison would have shown are the same text.</summary>
    public const string EqualTexts = "(equal texts)";

    /// <summary>The item's id.</summary>
    public required string Item { get; init; }

    /// <summary>What was asked.</summary>
    public required LabelTask Task { get; init; }

    /// <summary>What was judged: one answer, or for comparisons two or more in the order of their variants.</summary>
    public required IReadOnlyList<GradedAnswer> Answers { get; init; }

    /// <summary>Who judged.</summary>
    public required string Rater { get; init; }

    /// <summary>The round of labelling, from 1 on.</summary>
    public int Round { get; init; } = 1;

    /// <summary>What the person wrote beside the grade; empty for nothing.</summary>
    public string Comment { get; init; } = "";

    /// <summary>When, as ISO 8601, or null where that is not known.</summary>
    public string? Time { get; init; }

    /// <summary>The run whose answers were shown, or null where that is not known.</summary>
    public string? Run { get; init; }

    /// <summary>Whether it was used to tune a judge, which it then cannot measure; false for the others, which are for measuring.</summary>
    public bool IsForTuning { get; init; }

    /// <summary>The line of the file, 0 for a grade that was not read from one.</summary>
    public int Line { get; init; }

    /// <summary>What was judged, apart from who judged it and when: item, variants and answers.</summary>
    public string Subject => string.Join('\u001f', Answers.Select(a => $"{a.Variant}\u001e{a.Answer}").Prepend(Item));

    /// <summary>The order of lines in a file: by round, item, answers and rater, so that a file depends only on what it holds.</summary>
    internal static IComparer<HumanGrade> Order { get; } = Comparer<HumanGrade>.Create((a, b) =>
        a.Round != b.Round ? a.Round.CompareTo(b.Round)
        : string.CompareOrdinal(a.Subject, b.Subject) is not 0 and var subject ? subject
        : string.CompareOrdinal(a.Rater, b.Rater));
}
