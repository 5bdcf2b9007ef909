namespace EvalKit.People;

/// <summary>What a person is asked about an answer, or about several answers to one item.</summary>
public enum LabelTask
{
    /// <summary>Whether one answer is good enough: <c>pass</c> or <c>fail</c>.</summary>
    PassFail,

    /// <summary>How good one answer is: a number on a scale.</summary>
    Scale,

    /// <summary>Which of two answers is better, or neither.</summary>
    Pairwise,

    /// <summary>The order of several answers, ties allowed.</summary>
    Ranking,
}
