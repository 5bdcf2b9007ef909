namespace EvalKit.Models;

/// <summary>What a call is for. Money is counted apart for each.</summary>
public enum CallRole
{
    /// <summary>The system under test.</summary>
    Target,

    /// <summary>A model that grades.</summary>
    Judge,

    /// <summary>A text turned into a vector, for a grader.</summary>
    Embedding,
}
