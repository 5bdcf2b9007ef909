using System.Globalization;
using EvalKit.People;

namespace EvalKit.Cli.Output;

/// <summary>Writes how far people agree, and what they say where they do not.</summary>
internal static class AgreementWriter
{
    /// <summary>Beyond this many pairs of raters a table of them says nothing that alpha does not.</summary>
    private const int MostPairs = 15;

    public static void Write(Terminal terminal, LabelFile labels, int worst)
    {
        var output = terminal.Output;
        foreach (var round in LabelAgreement.Of(labels))
        {
            output.WriteLine(Text($"round {round.Round}: {round.Subjects.Count} {(labels.Task.IsComparison() ? "comparisons" : "answers")}, {round.Shared} of them judged by two people or more, {round.Raters.Count} raters"));
            if (round.Shared == 0)
                continue;
            output.WriteLine($"  agreement           {Show(round.Agreement)}");
            output.WriteLine($"  Krippendorff alpha  {Show(round.Alpha)}");
            if (!double.IsNaN(round.FleissKappa))
                output.WriteLine($"  Fleiss kappa        {Number(round.FleissKappa)}");
            if (round.NoConsensus > 0)
                output.WriteLine(Text($"  no consensus        {round.NoConsensus} of {round.Shared}"));
            if (round.Pairs.Count <= MostPairs)
                WritePairs(terminal, round);
            output.WriteLine(PlainText.Of(Text($"  people say the same in {round.Agreement.Value * 100:0.#} % of pairs: that a system does better than that cannot be shown with these labels")));
            WriteWorst(terminal, round, worst);
        }
    }

    private static void WritePairs(Terminal terminal, RoundAgreement round)
    {
        var table = new TextTable("raters", "n", "agreement", "kappa", "95 % interval");
        foreach (var pair in round.Pairs)
            table.Add(PlainText.Of($"{pair.First}, {pair.Second}"), Text($"{pair.N}"), Number(pair.Agreement), Number(pair.Kappa.Value), Interval(pair.Kappa));
        table.Write(terminal.Output);
    }

    private static void WriteWorst(Terminal terminal, RoundAgreement round, int worst)
    {
        var low = round.LowAgreement;
        if (low.Count == 0)
            return;
        terminal.Output.WriteLine(Text($"  least agreement ({Math.Min(worst, low.Count)} of {low.Count} on which not all say the same):"));
        foreach (var subject in low.Take(worst))
            terminal.Output.WriteLine(PlainText.Of($"    {subject.Item} ({string.Join(", ", subject.Answers.Select(a => a.Variant ?? a.Answer ?? "?"))}): {string.Join("; ", subject.Grades.Select(Said))}", 400));
    }

    private static string Said(HumanGrade grade) => $"{grade.Rater} {Word(grade)}{(grade.Comment.Length == 0 ? "" : $" \"{grade.Comment}\"")}";

    private static string Word(HumanGrade grade) => grade.Task switch
    {
        LabelTask.PassFail => grade.Answers[0].Grade == 1 ? "pass" : "fail",
        LabelTask.Scale => grade.Answers[0].Grade.ToString("0.##", CultureInfo.InvariantCulture),
        _ => string.Join(" > ", grade.Answers.GroupBy(a => a.Grade).OrderBy(g => g.Key).Select(g => string.Join(" = ", g.Select(a => a.Variant)))),
    };

    private static string Show(Estimate estimate) => double.IsNaN(estimate.Value) ? "undefined: only one grade occurs" : $"{Number(estimate.Value)}  (95 % interval {Interval(estimate)})";

    private static string Interval(Estimate estimate) => double.IsNaN(estimate.Interval.Low) ? "-" : $"{Number(estimate.Interval.Low)} to {Number(estimate.Interval.High)}";

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
