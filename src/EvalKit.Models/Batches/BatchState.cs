namespace EvalKit.Models;

/// <summary>How far a batch is.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Status">What has become of it.</param>
/// <param name="Done">Requests that have a result, failed ones included.</param>
/// <param name="Outputs">Where the results are, in the provider's words.</param>
/// <param name="Problems">Why it was refused.</param>
internal sealed record BatchState(string Id, BatchStatus Status, int Done, IReadOnlyList<string> Outputs, IReadOnlyList<BatchProblem> Problems);
