namespace EvalKit.Planning;

/// <summary>Calls, tokens, cost and time of a run, before it is made.</summary>
public sealed record WorkEstimate
{
    /// <summary>Items.</summary>
    public required int Items { get; init; }

    /// <summary>Variants.</summary>
    public required int Variants { get; init; }

    /// <summary>Repeats.</summary>
    public required int Repeats { get; init; }

    /// <summary>Items x variants x repeats.</summary>
    public required long Cells { get; init; }

    /// <summary>Calls of systems under test, one a step.</summary>
    public required CallEstimate TargetCalls { get; init; }

    /// <summary>Calls of judges at most.</summary>
    public required long JudgeCalls { get; init; }

    /// <summary>What judges take, apart from the systems under test; null where none judges.</summary>
    public JudgeEstimate? Judges { get; init; }

    /// <summary>Texts that graders embed, at most: equal texts are asked for once.</summary>
    public required long EmbeddingCalls { get; init; }

    /// <summary>Input tokens of the calls to make.</summary>
    public required TokenRange InputTokens { get; init; }

    /// <summary>Output tokens of the calls to make.</summary>
    public required TokenRange OutputTokens { get; init; }

    /// <summary>US dollars for the calls to make.</summary>
    public required CostRange CostUsd { get; init; }

    /// <summary>US dollars for one cell of which nothing is in the store, as far as it is known.</summary>
    public required double? CellUsd { get; init; }

    /// <summary>Where the typical numbers come from.</summary>
    public required string Source { get; init; }

    /// <summary>Models that are called and whose price nobody knows.</summary>
    public required IReadOnlyList<string> UnpricedModels { get; init; }

    /// <summary>What the suite's budget lets a run spend, or null.</summary>
    public required double? BudgetUsd { get; init; }

    /// <summary>Whether the calls are handed in in batches and priced so.</summary>
    public bool Batch { get; init; }

    /// <summary>Seconds, from the durations on record and the stated limits; null where no duration is on record, and for batches.</summary>
    public required double? Seconds { get; init; }
}

/// <summary>Calls that a run needs.</summary>
/// <param name="Needed">All of them.</param>
/// <param name="Found">Those whose answers are in the store.</param>
/// <param name="ToMake">Those that are made.</param>
public sealed record CallEstimate(long Needed, long Found, long ToMake);

/// <summary>What judges take.</summary>
/// <param name="Calls">Questions as they are asked where every verdict can be used at once. Equal questions are asked once.</param>
/// <param name="InputTokens">Tokens of the questions to ask; answers of systems that are not there yet are assumed as long as those that are.</param>
/// <param name="OutputTokens">Tokens of their answers.</param>
/// <param name="CostUsd">US dollars for them. The most counts every attempt that the graders allow.</param>
/// <param name="UnpricedModels">Judges whose price nobody knows.</param>
public sealed record JudgeEstimate(CallEstimate Calls, TokenRange InputTokens, TokenRange OutputTokens, CostRange CostUsd, IReadOnlyList<string> UnpricedModels);

/// <summary>Tokens of the calls to make.</summary>
/// <param name="Typical">Input by four characters a token, output as in the answers on record; null where there is none.</param>
/// <param name="Most">Input by its bytes, output by <c>max_output_tokens</c>; null where a step has no such limit.</param>
public sealed record TokenRange(long? Typical, long? Most);

/// <summary>US dollars for the calls to make; null where they are unknown.</summary>
/// <param name="Typical">As calls on record cost.</param>
/// <param name="Most">With every answer as long as it may be.</param>
/// <param name="MostWithRetries">With every call needing all its attempts, each of them billed.</param>
public sealed record CostRange(double? Typical, double? Most, double? MostWithRetries);
