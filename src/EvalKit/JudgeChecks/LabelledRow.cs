using System.Text.Json;

namespace EvalKit.JudgeChecks;

/// <summary>An output with its item and what people say of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Output">The output.</param>
/// <param name="Judgment">People's verdicts, still without the judge's.</param>
/// <param name="IsForTuning">Whether the judge was tuned on it.</param>
internal sealed record LabelledRow(JsonElement Item, string Output, Judgment Judgment, bool IsForTuning);
