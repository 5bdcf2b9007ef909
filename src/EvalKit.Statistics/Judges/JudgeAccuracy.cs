namespace EvalKit.Statistics;

/// <summary>How well a pass/fail judge agrees with human labels.</summary>
/// <param name="Specificity">q0: share of human failures that the judge fails.</param>
/// <param name="LabelledFailures">m0: number of human failures in the calibration set.</param>
/// <param name="Sensitivity">q1: share of human passes that the judge passes.</param>
/// <param name="LabelledPasses">m1: number of human passes in the calibration set.</param>
public readonly record struct JudgeAccuracy(double Specificity, int LabelledFailures, double Sensitivity, int LabelledPasses);
