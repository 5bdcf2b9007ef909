using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>Agreement of pass/fail verdicts and labels with people's consensus.</summary>
internal static class AgreementOfVerdicts
{
    public static VerdictAgreement? Of(CheckedRows rows)
    {
        List<CheckedRow> complete = [.. rows.All.Where(r => r.IsComplete)];
        if (complete.Count == 0)
            return null;
        string[] labels = rows.Reader.Scale == VerdictScale.PassFail
            ? [VerdictReader.Pass, VerdictReader.Fail]
            : [.. complete.SelectMany(r => new[] { r.Human!, r.Judge! }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var human = complete.ConvertAll(r => Array.IndexOf(labels, r.Human)).ToArray();
        var judge = complete.ConvertAll(r => Array.IndexOf(labels, r.Judge)).ToArray();
        var matrix = labels.Select((_, i) => labels.Select((_, j) => human.Zip(judge).Count(v => v.First == i && v.Second == j)).ToArray()).ToArray();
        var agreeing = human.Zip(judge).Count(v => v.First == v.Second);
        var clusters = rows.Clusters(complete);
        var labelled = rows.All.Where(r => r.Human is not null).ToList();
        var agreement = new VerdictAgreement
        {
            Labels = labels,
            Matrix = matrix,
            Agreement = rows.Share(complete, r => r.Human == r.Judge),
            AgreementOfAll = (double)agreeing / labelled.Count,
            Kappa = KappaCheck.Of(human, judge, labels.Length, KappaWeights.None, clusters, rows.Options),
            Alpha = KappaCheck.Alpha([[.. human.Select(h => (double)h)], [.. judge.Select(j => (double)j)]], MeasurementLevel.Nominal, clusters, rows.Options),
            MostFrequent = matrix.Max(row => row.Sum()) / (double)complete.Count,
        };
        return rows.Reader.Scale == VerdictScale.PassFail ? PassFail(agreement, rows, complete) : agreement;
    }

    private static VerdictAgreement PassFail(VerdictAgreement agreement, CheckedRows rows, List<CheckedRow> complete)
    {
        List<CheckedRow> passes = complete.FindAll(r => r.Human == VerdictReader.Pass), fails = complete.FindAll(r => r.Human == VerdictReader.Fail);
        return agreement with
        {
            BaseRate = rows.Share(complete, r => r.Human == VerdictReader.Pass),
            Sensitivity = rows.Share(passes, r => r.Judge == VerdictReader.Pass),
            Specificity = rows.Share(fails, r => r.Judge == VerdictReader.Fail),
            Precision = rows.Share(complete.FindAll(r => r.Judge == VerdictReader.Pass), r => r.Human == VerdictReader.Pass),
            F1 = F1(complete, rows),
        };
    }

    private static Measured F1(List<CheckedRow> complete, CheckedRows rows)
    {
        bool[] human = [.. complete.Select(r => r.Human == VerdictReader.Pass)], judge = [.. complete.Select(r => r.Judge == VerdictReader.Pass)];
        var result = SetBootstrap.Percentile(
            weights =>
            {
                double both = 0, either = 0;
                for (var i = 0; i < weights.Length; i++)
                    (both, either) = (both + (human[i] && judge[i] ? weights[i] : 0), either + weights[i] * ((human[i] ? 1 : 0) + (judge[i] ? 1 : 0)));
                return either == 0 ? double.NaN : 2 * both / either;
            },
            complete.Count, rows.Clusters(complete), rows.Options.Level, rows.Options.Seed);
        return Measured.Of(result, complete.Count);
    }
}
