using EvalKit.Planning;

namespace EvalKit.Cli.Output;

/// <summary>What a run of a suite would take.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Work">Calls, tokens, cost and time.</param>
internal sealed record SuiteEstimate(string Suite, WorkEstimate Work);
