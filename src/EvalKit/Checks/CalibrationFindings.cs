using EvalKit.Results;

namespace EvalKit.Checks;

/// <summary>Judges that nobody has measured, or that have changed since.</summary>
internal static class CalibrationFindings
{
    public static IEnumerable<Finding> Of(IReadOnlyList<JudgeSummary> judges)
    {
        foreach (var judge in judges)
            if (judge.Calibration == JudgeSummary.NotChecked)
                yield return FindingCatalog.NotCalibrated.Says($"grader '{judge.Grader}': no check of this judge against people is on record");
            else if (judge.Calibration == JudgeSummary.Expired)
                yield return FindingCatalog.CalibrationExpired.Says($"grader '{judge.Grader}': checked on {judge.Checked}, and {judge.Changed} changed since");
    }
}
