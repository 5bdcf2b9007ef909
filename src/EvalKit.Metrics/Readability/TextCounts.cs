namespace EvalKit.Metrics;

/// <summary>What readability formulas count in a text.</summary>
/// <param name="Sentences">Number of sentences.</param>
/// <param name="Words">Number of words.</param>
/// <param name="Syllables">Number of syllables.</param>
/// <param name="Letters">Number of letters and digits.</param>
/// <param name="LongWords">Number of words with three or more syllables.</param>
public readonly record struct TextCounts(int Sentences, int Words, int Syllables, int Letters, int LongWords);
