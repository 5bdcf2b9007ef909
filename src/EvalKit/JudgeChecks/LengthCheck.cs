using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>What length does to verdicts, and win rates without it.</summary>
internal static class LengthCheck
{
    public static LengthReport? Of(CheckedRows rows)
    {
        var isPair = rows.Answers is not null;
        List<CheckedRow> known = [.. rows.All.Where(r => rows.Judged(r) is not null && r.Source.Lengths.Count == (isPair ? 2 : 1))];
        if (known.Count < 4)
            return null;
        var labelled = known.FindAll(r => rows.Labelled(r) is not null);
        // Where most rows have no label, an effect of all of them says more than one of a few beyond what people say.
        var beyond = labelled.Count >= 4 && 2 * labelled.Count >= known.Count;
        var fitted = beyond ? labelled : known;
        return new LengthReport
        {
            Correlation = Correlate(known, r => rows.Judged(r)!.Value, rows),
            HumanCorrelation = labelled.Count < 4 ? null : Correlate(labelled, r => rows.Labelled(r)!.Value, rows),
            Effect = Effect(fitted, beyond, rows),
            BeyondPeople = beyond,
            LongerWins = isPair ? Longer(known, r => rows.Judged(r)!.Value, rows) : null,
            LongerWinsHuman = isPair && labelled.Count > 0 ? Longer(labelled, r => rows.Labelled(r)!.Value, rows) : null,
            MatchedWinRate = isPair ? Matched(known, rows) : null,
            AdjustedWinRate = isPair ? Adjusted(known, rows) : null,
        };
    }

    private static double Length(CheckedRow row) => row.Source.Lengths.Count == 2 ? row.Source.Lengths[0] - row.Source.Lengths[1] : row.Source.Lengths[0];

    private static Measured Correlate(List<CheckedRow> of, Func<CheckedRow, double> value, CheckedRows rows) =>
        AgreementOfScores.Correlate(CorrelationKind.Spearman, [.. of.Select(value)], [.. of.Select(Length)], rows.Clusters(of), rows.Options);

    private static Measured Effect(List<CheckedRow> of, bool beyond, CheckedRows rows)
    {
        // Differences of a pair are about 0; the lengths of single answers are taken from their mean.
        var centre = rows.Answers is null ? of.Average(Length) : 0;
        // With both orders the effect is that of the order given: joining the orders would make ties of what length decides.
        double[] judge = [.. of.Select(r => rows.AsGiven(r)!.Value)], lengths = [.. of.Select(r => Length(r) - centre)], human = beyond ? [.. of.Select(r => rows.Labelled(r)!.Value)] : [];
        var isBounded = rows.Answers is not null || rows.Reader.Scale == VerdictScale.PassFail;
        var effect = isBounded ? LengthEffect.OfVerdicts(judge, lengths, human, rows.Options.Level) : LengthEffect.OfScores(judge, lengths, human, rows.Options.Level);
        return Measured.Of(effect.Effect, effect.Interval, of.Count, isBounded ? "logistic-hc3" : "linear-hc3");
    }

    private static Measured Longer(List<CheckedRow> of, Func<CheckedRow, double> preference, CheckedRows rows)
    {
        var decided = of.FindAll(r => preference(r) != 0.5 && Length(r) != 0);
        return rows.Share(decided, r => preference(r) == 1 == Length(r) > 0);
    }

    private static Measured Matched(List<CheckedRow> of, CheckedRows rows)
    {
        var matched = LengthMatchedWinRate.Of([.. of.Select(r => rows.Judged(r)!.Value)], [.. of.Select(r => r.Source.Lengths[0])], [.. of.Select(r => r.Source.Lengths[1])], rows.Options.Level, rows.Options.Seed);
        return Measured.Of(matched.WinRate, matched.Interval.Interval, matched.Pairs, matched.Interval.Method);
    }

    private static Measured Adjusted(List<CheckedRow> of, CheckedRows rows)
    {
        var fit = LengthControlledWinRate.Fit([.. of.Select(r => rows.Judged(r)!.Value)], [.. of.Select(Length)], [], rows.Options.Level, rows.Options.Seed);
        return Measured.Of(fit.WinRate, fit.Interval, of.Count, IntervalMethods.Bootstrap);
    }
}
