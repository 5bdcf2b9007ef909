using System.Globalization;
using System.Text.Json;
using EvalKit.Planning;

namespace EvalKit.Cli.Output;

/// <summary>Writes what a run would take: calls, tokens, money, time.</summary>
internal static class EstimateWriter
{
    public static void Write(TextWriter output, string suite, WorkEstimate work)
    {
        output.WriteLine(Text($"{suite}: {work.Items} items x {work.Variants} variants x {work.Repeats} repeats = {work.Cells} cells"));
        output.WriteLine(Text($"  calls   {work.TargetCalls.ToMake} to make; {work.TargetCalls.Needed} needed, {work.TargetCalls.Found} of them found{Graders(work)}"));
        output.WriteLine(Text($"  tokens  in about {work.InputTokens.Typical}, at most {work.InputTokens.Most}; out {About(work.OutputTokens.Typical)}, {(work.OutputTokens.Most is { } most ? Text($"at most {most}") : "without a limit, since max_output_tokens is not set everywhere")}"));
        output.WriteLine($"  cost    {(work.CostUsd.Typical is { } typical ? $"about {Dollars(typical)}" : "unknown")} ({work.Source}){Most(work)}");
        if (work.Judges is { } judges)
            output.WriteLine(Text($"  judges  {judges.Calls.ToMake} to ask; in {About(judges.InputTokens.Typical)} tokens, out {About(judges.OutputTokens.Typical)}; cost {(judges.CostUsd.Typical is { } asked ? $"about {Dollars(asked)}" : "unknown")}{MostOf(judges)}"));
        output.WriteLine($"  time    {(work.Seconds is { } seconds ? Text($"about {Math.Ceiling(seconds):0} s") : work.Batch ? "as long as the provider's batches take: up to a day for each round" : "unknown: no duration is on record")}");
        if (work.UnpricedModels.Count > 0)
            output.WriteLine($"  unknown price: {PlainText.Of(string.Join(", ", work.UnpricedModels))}; give it under `price` or `prices`, in US dollars per million tokens");
        if (work.BudgetUsd is { } budget)
            output.WriteLine($"  budget  {Dollars(budget)}: {Verdict(work, budget)}");
    }

    public static void WriteJson(TextWriter output, string suite, WorkEstimate work) => output.WriteLine(JsonSerializer.Serialize(new SuiteEstimate(suite, work), PlanContext.Json.SuiteEstimate));

    private static string Graders(WorkEstimate work) =>
        (work.JudgeCalls == 0 ? "" : Text($"; at most {work.JudgeCalls} of judges")) + (work.EmbeddingCalls == 0 ? "" : Text($"; at most {work.EmbeddingCalls} texts to embed, not in the cost"));

    private static string Most(WorkEstimate work) => work.CostUsd switch
    {
        { Most: 0 } => "",
        { Most: { } most, MostWithRetries: { } retried } => $"; at most {Dollars(most)}, {Dollars(retried)} if every call needs all its attempts and each is billed",
        _ when work.UnpricedModels.Count > 0 => "",
        _ => "; without a limit, since max_output_tokens is not set everywhere",
    };

    private static string MostOf(JudgeEstimate judges) => judges.CostUsd is { Most: > 0 and { } most } ? $", at most {Dollars(most)}"
        : judges.UnpricedModels.Count > 0 ? Text($", without a price for {PlainText.Of(string.Join(", ", judges.UnpricedModels))}")
        : judges.CostUsd.Most is null ? ", without a limit, since max_output_tokens is not set everywhere" : "";

    private static string Verdict(WorkEstimate work, double budget) => Verdict(Sum(work.CostUsd.Typical, work.Judges?.CostUsd.Typical, work), Sum(work.CostUsd.Most, work.Judges?.CostUsd.Most, work), budget);

    /// <summary>Of systems and judges together: a budget is for both.</summary>
    private static double? Sum(double? systems, double? judges, WorkEstimate work) => work.Judges is null ? systems : systems + judges;

    private static string Verdict(double? typical, double? most, double budget) =>
        most <= budget ? "enough"
        : typical > budget ? "too little; the run will end early"
        : typical is not null ? "enough if answers are as long as those on record"
        : "nothing on record says whether it is enough";

    private static string About(long? tokens) => tokens is { } count ? Text($"about {count}") : "unknown";

    private static string Dollars(double amount) => Models.Money.Show(Models.Money.OfDouble(amount));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
