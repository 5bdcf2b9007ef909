namespace EvalKit.Models.Embedded;

/// <summary>Options of the extractive answerer.</summary>
/// <param name="Threshold">
/// Share of the question's weight, in [0, 1], that a sentence must cover to be an answer. 0 answers always, 1 hardly ever. <value>The default value is 0.4.</value>
/// </param>
/// <param name="MaxSentences">Sentences of the answer at most, at least 1. <value>The default value is 1.</value></param>
/// <param name="AbstainText">The answer when no sentence reaches the threshold. <value>The default value is "I could not find an answer."</value></param>
public sealed record ExtractiveOptions(double Threshold = 0.4, int MaxSentences = 1, string AbstainText = "I could not find an answer.");
