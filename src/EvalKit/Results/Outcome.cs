namespace EvalKit.Results;

/// <summary>The state of a cell or of a score. Everything but <see cref="Scored"/> is missing: counted, shown, and never a silent zero.</summary>
public enum Outcome : byte
{
    /// <summary>Not worked on: the run ended early, or no recorded output exists.</summary>
    NotRun,

    /// <summary>There is a score.</summary>
    Scored,

    /// <summary>The call, a template or a grader failed.</summary>
    Errored,

    /// <summary>The model or the provider's policy declined to answer.</summary>
    Refused,

    /// <summary>The answer was cut off by a token limit.</summary>
    Truncated,

    /// <summary>The answer does not hold what the grader reads from it, such as a number or JSON.</summary>
    Unparseable,

    /// <summary>The judge gave no usable verdict.</summary>
    JudgeFailed,

    /// <summary>A budget, a deadline or a turn limit ended it.</summary>
    LimitHit,
}
