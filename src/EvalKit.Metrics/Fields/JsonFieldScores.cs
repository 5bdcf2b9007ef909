namespace EvalKit.Metrics;

/// <summary>How well the fields of a predicted document match those of the gold document.</summary>
public sealed class JsonFieldScores
{
    internal JsonFieldScores(IReadOnlyList<FieldResult> fields)
    {
        Fields = fields;
        Matched = fields.Count(field => field.Outcome == FieldOutcome.Match);
        GoldCount = fields.Count(field => field.Outcome != FieldOutcome.Extra);
        PredictedCount = fields.Count(field => field.Outcome != FieldOutcome.Missing);
    }

    /// <summary>The result of each field, in the order of the gold document.</summary>
    public IReadOnlyList<FieldResult> Fields { get; }

    /// <summary>The number of fields that match.</summary>
    public int Matched { get; }

    /// <summary>The number of fields of the gold document.</summary>
    public int GoldCount { get; }

    /// <summary>The number of fields of the predicted document.</summary>
    public int PredictedCount { get; }

    /// <summary>Matching fields over predicted fields, in [0, 1]; without predicted fields, 1 when there is no gold field either.</summary>
    public double Precision => Share(Matched, PredictedCount);

    /// <summary>Matching fields over gold fields, in [0, 1]; without gold fields, 1 when there is no predicted field either.</summary>
    public double Recall => Share(Matched, GoldCount);

    /// <summary>The harmonic mean of both, in [0, 1]; 1 when neither document has a field.</summary>
    public double F1 => Share(2.0 * Matched, GoldCount + PredictedCount);

    /// <summary>The share of required gold fields that match; null when none is required.</summary>
    public double? RequiredAccuracy
    {
        get
        {
            var required = Fields.Where(result => result.IsRequired && result.Outcome != FieldOutcome.Extra).ToArray();
            return required.Length == 0 ? null : (double)required.Count(result => result.Outcome == FieldOutcome.Match) / required.Length;
        }
    }

    private double Share(double part, double whole)
    {
        if (whole == 0)
            return GoldCount + PredictedCount == 0 ? 1 : 0;
        return part / whole;
    }
}
