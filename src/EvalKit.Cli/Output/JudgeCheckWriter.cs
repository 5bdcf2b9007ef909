using System.Globalization;
using EvalKit.JudgeChecks;

namespace EvalKit.Cli.Output;

/// <summary>Writes a check of a judge: first whether it agrees with itself, then with people, then what it should not look at.</summary>
internal static class JudgeCheckWriter
{
    public static void Write(Terminal terminal, JudgeCheckResult result)
    {
        var output = terminal.Output;
        output.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"{result.Source}: {result.Rows} rows, {Words(result.Scale)}; intervals at {result.Level * 100:0.##} %")));
        foreach (var group in result.Groups)
        {
            output.WriteLine();
            if (group.By.Count > 0)
                output.WriteLine(terminal.Strong(PlainText.Of(string.Join(", ", group.By.Select(b => $"{b.Key} {b.Value}")))));
            Write(terminal, group, result.Scale);
        }
    }

    private static void Write(Terminal terminal, JudgeCheckGroup group, VerdictScale scale)
    {
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Rows} rows: {group.Judged} judged{Also(group.JudgeFailed, "judge_failed")}{Also(group.NotJudged, "without a verdict")}; {group.Labelled} labelled{Also(group.NoConsensus, "without a consensus")}"));
        var table = new TextTable("", "value", "interval", "n");
        if (group.Consistency is { } self)
        {
            Add(table, "agrees with itself", self.Agreement);
            if (self.Spread is { } spread)
                table.Add("  spread on one row", Number(spread), "", "");
        }
        AddAgreement(table, group);
        AddPeople(table, group.People);
        AddScores(table, group, scale);
        AddPairs(table, group);
        AddLength(table, group.Length);
        AddNames(table, group);
        if (group.KnownOrder is { } order)
        {
            Add(table, "known orders kept", order.InOrder);
            Add(table, "  pairs in order", order.PairsRight);
            Add(table, "  best answer on top", order.BestOnTop);
        }
        table.Write(terminal.Output);
        if (group.Agreement is { } verdicts)
            WriteMatrix(terminal, verdicts);
        WriteDisagreements(terminal, group);
    }

    private static void AddAgreement(TextTable table, JudgeCheckGroup group)
    {
        if (group.Agreement is not { } verdicts)
            return;
        Add(table, "agreement with people", verdicts.Agreement);
        if (group.JudgeFailed + group.NotJudged > 0)
            table.Add("  of all labelled rows", Number(verdicts.AgreementOfAll), "", group.Labelled.ToString(CultureInfo.InvariantCulture));
        Add(table, "  Cohen's kappa", verdicts.Kappa);
        Add(table, "  Krippendorff's alpha", verdicts.Alpha);
        table.Add("  always the most frequent", Number(verdicts.MostFrequent), "", "");
        Add(table, "  base rate", verdicts.BaseRate);
        Add(table, "  sensitivity", verdicts.Sensitivity);
        Add(table, "  specificity", verdicts.Specificity);
        Add(table, "  precision", verdicts.Precision);
        Add(table, "  F1", verdicts.F1);
    }

    private static void AddPeople(TextTable table, RaterAgreement? people)
    {
        if (people is null)
            return;
        Add(table, "people with one another", people.Agreement);
        Add(table, "  Krippendorff's alpha", people.Alpha);
        Add(table, "  Cohen's kappa", people.CohenKappa);
        if (people.FleissKappa is { } fleiss)
            table.Add("  Fleiss' kappa", Number(fleiss), "", "");
        Add(table, "  judge with one of them", people.JudgeWithOne);
        Add(table, "  judge minus people", people.JudgeMinusPeople);
    }

    private static void AddScores(TextTable table, JudgeCheckGroup group, VerdictScale scale)
    {
        var what = scale == VerdictScale.PassFail ? "pass rate" : "mean";
        Add(table, $"judge's {what}", group.Judge?.Mean);
        Add(table, $"people's {what}", group.Human?.Mean);
        if (group.Scores is not { } scores)
            return;
        Add(table, "Pearson", scores.Pearson);
        Add(table, "Spearman", scores.Spearman);
        Add(table, "Kendall", scores.Kendall);
        Add(table, "  Pearson, mean within", scores.Within?.Pearson);
        Add(table, "  Spearman, mean within", scores.Within?.Spearman);
        Add(table, "  Kendall, mean within", scores.Within?.Kendall);
        Add(table, "bias (judge - people)", scores.Bias);
        Add(table, "mean absolute error", scores.MeanAbsoluteError);
        Add(table, "weighted kappa", scores.WeightedKappa);
        Add(table, "Krippendorff's alpha", scores.Alpha);
    }

    private static void AddPairs(TextTable table, JudgeCheckGroup group)
    {
        if (group.Pairs is { } pairs)
        {
            Add(table, "win rate of the first", pairs.WinRate);
            table.Add("  wins, losses, ties", string.Create(CultureInfo.InvariantCulture, $"{pairs.Wins}, {pairs.Losses}, {pairs.Ties}"), "", "");
            if (pairs is { FirstTotal: { } first, SecondTotal: { } second })
                table.Add("  total scores", string.Create(CultureInfo.InvariantCulture, $"{first:0.####}, {second:0.####}"), "", "");
        }
        if (group.Order is not { } order)
            return;
        Add(table, "same in both orders", order.Consistency);
        if (order.Unusable > 0)
            table.Add("  of all pairs", Number(order.ConsistencyOfAll), "", (order.Pairs + order.Unusable).ToString(CultureInfo.InvariantCulture));
        Add(table, "  for the one shown first", order.Bias);
        Add(table, "  kappa of the orders", order.Kappa);
        Add(table, "  agreement, both orders", order.AgreementOfBoth);
        Add(table, "  right in both orders", order.RightInBoth);
    }

    private static void AddLength(TextTable table, LengthReport? length)
    {
        if (length is null)
            return;
        Add(table, "score with length", length.Correlation);
        Add(table, "  people's with length", length.HumanCorrelation);
        Add(table, length.BeyondPeople ? "  length beyond people" : "  effect of length", length.Effect);
        Add(table, "  longer answer wins", length.LongerWins);
        Add(table, "  by people", length.LongerWinsHuman);
        Add(table, "  win rate, equal length", length.MatchedWinRate);
        Add(table, "  win rate, adjusted", length.AdjustedWinRate);
    }

    private static void AddNames(TextTable table, JudgeCheckGroup group)
    {
        Add(table, group.OwnFamily is { BeyondPeople: false } ? "own family, raw" : "own family, beyond people", group.OwnFamily?.Preference);
        if (group.Names is { } names)
            Add(table, PlainText.Of($"named {names.LargestBetween[0]}, not {names.LargestBetween[1]}"), names.Largest);
    }

    private static void WriteMatrix(Terminal terminal, VerdictAgreement verdicts)
    {
        terminal.Output.WriteLine();
        // What only the judge says is one column: such verdicts are often sentences.
        var people = Enumerable.Range(0, verdicts.Labels.Count).Where(i => verdicts.Matrix[i].Any(count => count > 0)).ToList();
        var others = Enumerable.Range(0, verdicts.Labels.Count).Except(people).ToList();
        var table = new TextTable(["people \\ judge", .. people.Select(i => PlainText.Of(verdicts.Labels[i], 30)), .. others.Count > 0 ? ["other"] : Array.Empty<string>()]);
        foreach (var label in people)
            table.Add([PlainText.Of(verdicts.Labels[label], 30), .. people.Select(i => Count(verdicts.Matrix[label][i])), .. others.Count > 0 ? [Count(others.Sum(i => verdicts.Matrix[label][i]))] : Array.Empty<string>()]);
        table.Write(terminal.Output);

        static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
    }

    private static void WriteDisagreements(Terminal terminal, JudgeCheckGroup group)
    {
        foreach (var clause in group.Disagreements)
        {
            terminal.Output.WriteLine();
            var kinder = clause.JudgeKinder is { } kind ? string.Create(CultureInfo.InvariantCulture, $", the judge kinder in {kind}") : "";
            terminal.Output.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"  {clause.Clause ?? "disagreements"}: {clause.Disagreements} of {clause.Rows}{kinder}")));
            foreach (var row in clause.Listed)
                terminal.Output.WriteLine(PlainText.Of($"    {row.Id}: people {row.Human}, judge {row.Judge}", 200));
        }
    }

    private static void Add(TextTable table, string name, Measured? measured)
    {
        if (measured is { N: > 0 })
            table.Add(name, Number(measured.Value), measured is { Low: { } low, High: { } high } ? $"{Number(low)} to {Number(high)}" : "-", measured.N.ToString(CultureInfo.InvariantCulture));
    }

    private static string Also(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {what}");

    private static string Number(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";

    private static string Words(VerdictScale scale) => scale switch
    {
        VerdictScale.PassFail => "pass or fail",
        VerdictScale.Labels => "labels",
        VerdictScale.Ranks => "ranks",
        _ => "scores",
    };
}
