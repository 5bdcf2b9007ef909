namespace EvalKit.Graders.Judging;

/// <summary>A way to judge: what is asked, and how the verdict becomes a score. Called from many threads.</summary>
internal interface IJudgeKind
{
    /// <summary>The reading of one cell by one sample of one judge.</summary>
    /// <param name="judged">Through which it asks.</param>
    /// <param name="task">What the judge is told to do, criteria included.</param>
    /// <param name="cancellation">Ends the calls.</param>
    Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation);
}
