using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Numeric;

internal sealed class NumericGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly double _relative = setup.Parameters.Number("relative_tolerance", 1e-9);
    private readonly double _absolute = setup.Parameters.Number("absolute_tolerance", 0);
    private readonly string _extract = setup.Parameters.Text("extract") ?? "last";

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        if (!NumberExtraction.TryFind(text, _extract, out var value))
            return Score.Missing(Outcome.Unparseable, "the output holds no number");
        var error = double.PositiveInfinity;
        var isClose = false;
        foreach (var reference in references)
        {
            if (!NumberText.TryParse(reference, NumberTextOptions.Default, out var gold))
                return Score.Missing(Outcome.Errored, $"the reference '{reference}' is no number");
            isClose |= NumberComparison.AreClose(value, gold, _relative, _absolute);
            error = Math.Min(error, Math.Abs(value - gold));
        }
        return new Score { Outcome = Outcome.Scored, Columns = [isClose ? 1 : 0, double.IsFinite(error) ? error : double.NaN], Raw = double.IsFinite(value) ? value : null, Passed = isClose };
    }
}
