using System.Globalization;
using System.Text;
using EvalKit.Results;

namespace EvalKit.Baselines;

/// <summary>
/// The line of one item: <c>{"id":"a","hash":"..","s":{"label":[[1,"gold","predicted"]]}}</c>; for each grader one list a repeat, or the outcome's
/// name where there is no score.
/// </summary>
internal static class BaselineLine
{
    public static string Write(RunData data, VariantData variant, int item)
    {
        var line = new StringBuilder();
        line.Append("{\"id\":").Append(BaselineFile.Json(data.Items.Ids[item]));
        line.Append(",\"hash\":\"").Append(data.Items.Hashes[item].ToString("x16", CultureInfo.InvariantCulture)).Append("\",\"s\":{");
        for (var g = 0; g < variant.Graders.Count; g++)
        {
            var scores = variant.Graders[g];
            if (g > 0)
                line.Append(',');
            line.Append(BaselineFile.Json(scores.Definition.Name)).Append(":[");
            for (var repeat = 0; repeat < data.Repeats; repeat++)
            {
                if (repeat > 0)
                    line.Append(',');
                Append(line, scores, item * data.Repeats + repeat);
            }
            line.Append(']');
        }
        return line.Append("}}").ToString();
    }

    private static void Append(StringBuilder line, ScoreColumns scores, int cell)
    {
        if (scores.OutcomeOf(cell) != Outcome.Scored)
        {
            line.Append('"').Append(scores.OutcomeOf(cell).Name()).Append('"');
            return;
        }
        line.Append('[');
        for (var column = 0; column < scores.Definition.Columns.Count; column++)
        {
            var value = scores.Value(cell, column);
            line.Append(column > 0 ? "," : "").Append(double.IsNaN(value) ? "null" : value.ToString("R", CultureInfo.InvariantCulture));
        }
        if (scores.Definition.HasLabels)
        {
            var (gold, predicted) = scores.LabelsOf(cell);
            line.Append(',').Append(BaselineFile.Json(gold)).Append(',').Append(BaselineFile.Json(predicted));
        }
        if (scores.Definition.HasTerms)
            line.Append(",\"").Append(TermText.Write(scores.TermsOf(cell))).Append('"');
        line.Append(']');
    }
}
