namespace EvalKit.Graders.Judging;

/// <summary>A model that judges, asked through the response store.</summary>
internal interface IJudge
{
    /// <summary>Its name in the suite.</summary>
    string Name { get; }

    /// <summary>Asks once. Failures are answers without a text; only cancellation throws.</summary>
    ValueTask<JudgeAnswer> AskAsync(JudgeCall call, CancellationToken cancellation);
}
