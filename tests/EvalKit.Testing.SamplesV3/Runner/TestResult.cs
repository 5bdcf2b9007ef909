namespace EvalKit.Testing.Samples.Runner;

/// <summary>What a runner shows of a test.</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Outcome">passed, failed, skipped or not run.</param>
/// <param name="Message">Why it failed or was skipped; empty otherwise.</param>
/// <param name="Output">Its output.</param>
/// <param name="CaseId">The identity of its test case.</param>
internal sealed record TestResult(string Name, string Outcome, string Message, string Output, string CaseId)
{
    /// <summary>The id of the run that the output names.</summary>
    public string Run => Output.Split("Run ")[1].Split(':')[0];
}
