using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Cli.Output;

/// <summary>What an execution spent, in words.</summary>
internal static class SpentSentence
{
    public static string Of(ExecutionSummary execution)
    {
        var words = $"{Dollars(execution.SpentUsd)} spent";
        if (execution.Spent is not { } spent)
            return words;
        List<string> parts = [.. Part(spent.TargetUsd, "target"), .. Part(spent.JudgeUsd, "judges"), .. Part(spent.EmbeddingUsd, "embeddings")];
        if (parts.Count > 1)
            words += $" ({string.Join(", ", parts)})";
        if (spent.UnconfirmedUsd > 0)
            words += $", up to {Dollars(spent.UnconfirmedUsd)} more by attempts without an answer";
        if (spent.UnpricedCalls > 0)
            words += string.Create(System.Globalization.CultureInfo.InvariantCulture, $", and {spent.UnpricedCalls} calls of unknown price");
        return words;
    }

    private static IEnumerable<string> Part(double usd, string role) => usd > 0 ? [$"{role} {Dollars(usd)}"] : [];

    private static string Dollars(double amount) => Money.Show(Money.OfDouble(amount));
}
