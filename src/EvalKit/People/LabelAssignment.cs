namespace EvalKit.People;

/// <summary>What raters are asked to do.</summary>
public sealed record LabelAssignment
{
    /// <value>The default value is 1 to 5.</value>
    public static (int Low, int High) DefaultScale => (1, 5);

    /// <summary>Its name, which is that of the grader it is for; names the files.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked.</summary>
    public required LabelTask Task { get; init; }

    /// <summary>The question in words.</summary>
    public required string Question { get; init; }

    /// <summary>The lowest and the highest number of a scale.</summary>
    public (int Low, int High) Scale { get; init; } = DefaultScale;

    /// <summary>What grades mean, best described by examples: by the grade's text in the order of the suite.</summary>
    public IReadOnlyList<LabelText> Levels { get; init; } = [];

    /// <summary>The round, from 1 on.</summary>
    public int Round { get; init; } = 1;

    /// <summary>What is asked where nobody has put it into words.</summary>
    public static string DefaultQuestion(LabelTask task) => task switch
    {
        LabelTask.PassFail => "Is this answer good enough?",
        LabelTask.Scale => "How good is this answer?",
        LabelTask.Pairwise => "Which answer is better?",
        _ => "Which answer is best, which comes next?",
    };
}
