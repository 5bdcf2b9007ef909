namespace EvalKit.Metrics;

/// <summary>Which official SQuAD script a token F1 agrees with. They differ when a side has no tokens.</summary>
public enum SquadVersion
{
    /// <summary><c>evaluate-v1.1.py</c>, also <c>openai/evals</c>: 0 whenever no token is common, even if both sides are empty.</summary>
    V11,

    /// <summary>
    /// <c>evaluate-v2.0.py</c>: references that normalize to nothing are dropped, and if none is left the reference is empty
    /// (unanswerable); F1 is 1 if both sides are empty and 0 if one is.
    /// </summary>
    V20,
}
