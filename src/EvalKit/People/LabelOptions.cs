using EvalKit.Running;

namespace EvalKit.People;

/// <summary>Which answers of a run are graded, and what is shown beside them.</summary>
public sealed record LabelOptions
{
    /// <summary>The grader whose assignment it is, or null for the run's only human grader, or for <see cref="Task"/>.</summary>
    public string? Grader { get; init; }

    /// <summary>What is asked, where no grader of the run says so.</summary>
    public LabelTask? Task { get; init; }

    /// <summary>The question in words, or null for that of the grader or of the task.</summary>
    public string? Question { get; init; }

    /// <summary>The variants whose answers are graded; empty for all.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Which items are graded.</summary>
    public ItemFilter Filter { get; init; } = ItemFilter.All;

    /// <summary>Whether only answers are graded that the suite wants people to look at.</summary>
    public bool OnlyNeedsHuman { get; init; }

    /// <summary>How many items are drawn at random, or null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The seed of the draw and of every order; null for one made of the record's bytes, which nobody can guess who has only the page.</summary>
    public long? Seed { get; init; }

    /// <summary>The round, from 1 on.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Full path of the dataset whose fields are shown; null to show what all variants were sent.</summary>
    public string? Dataset { get; init; }

    /// <summary>The fields that are shown; empty for all but the id and what only sorts items.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Whether references are shown.</summary>
    public bool References { get; init; } = true;
}
