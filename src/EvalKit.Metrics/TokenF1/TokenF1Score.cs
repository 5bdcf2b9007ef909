namespace EvalKit.Metrics;

/// <summary>The SQuAD scores of a prediction against its best reference.</summary>
/// <param name="F1">Token F1, 0 to 1.</param>
/// <param name="ExactMatch">1 if the normalized prediction equals a normalized reference, otherwise 0.</param>
public readonly record struct TokenF1Score(double F1, double ExactMatch);
