using EvalKit.Models;

namespace EvalKit.Results;

/// <summary>US dollars that the calls made now have cost. What was found in the store cost nothing now.</summary>
/// <param name="TargetUsd">Answers of systems under test.</param>
/// <param name="JudgeUsd">Answers of judges.</param>
/// <param name="EmbeddingUsd">Embeddings for graders.</param>
/// <param name="UnconfirmedUsd">What attempts without a usable answer cost at most: a provider may have billed them.</param>
/// <param name="UnpricedCalls">Answers whose cost is unknown and in no other number.</param>
/// <param name="BudgetUsd">The amount that the run was not to pass, or null.</param>
public sealed record SpentSummary(double TargetUsd, double JudgeUsd, double EmbeddingUsd, double UnconfirmedUsd, long UnpricedCalls, double? BudgetUsd)
{
    internal static SpentSummary Of(SpentMoney spent, SpendingLimit limit) => new(
        (double)spent.Target, (double)spent.Judge, (double)spent.Embedding, (double)spent.Unconfirmed, spent.UnpricedCalls, (double?)limit.Stop);
}
