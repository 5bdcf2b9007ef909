using EvalKit.Results;

namespace EvalKit.Proving;

/// <summary>The scores of one grader on both arms, read by pair; the second arm's columns are found by name.</summary>
internal sealed class ArmScores(ScoreColumns first, ScoreColumns second, int firstRepeats, int secondRepeats, IReadOnlyList<int> firstItems, IReadOnlyList<int> secondItems)
{
    private readonly int[] _columns = [.. first.Definition.Columns.Select(c => second.Definition.Columns.ToList().IndexOf(c))];

    public GraderDefinition Definition => first.Definition;

    public void Copy(int pair, int repeat, bool isSecond, ScoreColumns target, int cell)
    {
        var (source, from) = isSecond ? (second, secondItems[pair] * secondRepeats + repeat) : (first, firstItems[pair] * firstRepeats + repeat);
        if (source.OutcomeOf(from) != Outcome.Scored)
        {
            target.Set(cell, Score.Missing(source.OutcomeOf(from), null));
            return;
        }
        var columns = new double[_columns.Length];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = !isSecond ? source.Value(from, i) : _columns[i] >= 0 ? source.Value(from, _columns[i]) : double.NaN;
        var (gold, predicted) = Definition.HasLabels ? source.LabelsOf(from) : (null, null);
        target.Set(cell, new Score { Outcome = Outcome.Scored, Columns = columns, Gold = gold, Predicted = predicted, Terms = source.TermsOf(from) });
    }
}
