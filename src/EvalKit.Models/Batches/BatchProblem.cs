namespace EvalKit.Models;

/// <summary>Why a batch was refused.</summary>
/// <param name="Code">The provider's word, or null.</param>
/// <param name="Message">The provider's sentence.</param>
/// <param name="Line">The request at fault, counted from 1; null for the batch as a whole.</param>
internal sealed record BatchProblem(string? Code, string Message, int? Line);
