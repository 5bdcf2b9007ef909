using System.Text;

namespace EvalKit.Benchmarks.Report;

/// <summary>
/// Texts that compress about as real ones do: words of a vocabulary of 8,000, drawn as often as one over their rank (Zipf 1935). Neighbouring words are independent,
/// so real texts compress somewhat better.
/// </summary>
internal sealed class ZipfTexts
{
    private const int Vocabulary = 8000;

    private readonly Random random;
    private readonly string[] words = new string[Vocabulary];
    private readonly double[] cumulative = new double[Vocabulary];

    public ZipfTexts(int seed)
    {
        random = new Random(seed);
        var sum = 0.0;
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            words[rank] = NewWord(2 + (int)Math.Log(rank + 1));
            cumulative[rank] = sum += 1.0 / (rank + 1);
        }
    }

    public double Uniform() => random.NextDouble();

    public string Word()
    {
        var at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return words[Math.Min(Vocabulary - 1, at < 0 ? ~at : at)];
    }

    public string Text(int length)
    {
        var text = new StringBuilder(length + 16);
        while (text.Length < length)
            text.Append(text.Length == 0 ? "" : " ").Append(Word());
        return text.ToString(0, length);
    }

    private string NewWord(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));
}
