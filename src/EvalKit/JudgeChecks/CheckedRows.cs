using EvalKit.Statistics;

namespace EvalKit.JudgeChecks;

/// <summary>The rows of one group, with what all parts of a check need.</summary>
internal sealed class CheckedRows(IReadOnlyList<CheckedRow> rows, VerdictReader reader, JudgeCheckOptions options, AnswerNames? answers)
{
    /// <value>The default value is -1 to 1: the range of a correlation and of the difference of two shares.</value>
    public static Interval Signed { get; } = new(-1, 1);

    public IReadOnlyList<CheckedRow> All { get; } = rows;

    public VerdictReader Reader { get; } = reader;

    public JudgeCheckOptions Options { get; } = options;

    /// <summary>The names of a pair's answers; null where single answers were judged.</summary>
    public AnswerNames? Answers { get; } = answers;

    /// <summary>The cluster of each row; empty when rows are independent.</summary>
    public int[] Clusters(IReadOnlyList<CheckedRow> of)
    {
        if (of.All(r => r.Source.Cluster is null))
            return [];
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. of.Select((r, i) => r.Source.Cluster is { } name ? Code("c" + name) : Code($"#{i}"))];

        int Code(string name)
        {
            if (!codes.TryGetValue(name, out var code))
                codes.Add(name, code = codes.Count);
            return code;
        }
    }

    /// <summary>The mean of one value a row.</summary>
    public Measured Mean(IReadOnlyList<CheckedRow> of, Func<CheckedRow, double> value, Interval range) =>
        Measured.Mean([.. of.Select(value)], Clusters(of), range, Options);

    /// <summary>The share of rows of which something holds.</summary>
    public Measured Share(IReadOnlyList<CheckedRow> of, Func<CheckedRow, bool> holds) => Mean(of, r => holds(r) ? 1 : 0, Interval.Unit);

    /// <summary>The judge's verdict as a number: a score, a pass, or the preference for the first answer of a pair.</summary>
    public double? Judged(CheckedRow row) => Answers is { } names ? names.Preference(row, Reader) : row.Judge is { } verdict && Reader.Scale != VerdictScale.Labels ? Reader.Value(verdict) : null;

    /// <summary>The same as shown in the order given: what its place does to it is then the same for every row.</summary>
    public double? AsGiven(CheckedRow row) => Answers is { } names && row.Source.Against is null ? row.Judge is { } verdict ? names.Preference(verdict, Reader) : null : Judged(row);

    /// <summary>The same of people's consensus.</summary>
    public double? Labelled(CheckedRow row) => row.Human is not { } verdict ? null
        : Answers is { } names ? names.Preference(verdict, Reader)
        : Reader.Scale != VerdictScale.Labels ? Reader.Value(verdict) : null;
}
