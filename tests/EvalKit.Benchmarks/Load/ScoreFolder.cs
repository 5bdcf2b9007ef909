using System.Globalization;
using System.Text;
using EvalKit.Benchmarks.Metrics;

namespace EvalKit.Benchmarks.Load;

/// <summary>A temporary folder with rows to score: sentences of ten words and what became of them, and one file for each grader.</summary>
internal sealed class ScoreFolder : IDisposable
{
    private const int Words = 10;
    private const int Labels = 5;

    private static readonly Dictionary<string, string> Configurations = new(StringComparer.Ordinal)
    {
        ["exact_match"] = "type: exact_match, reference: '{{ item.gold }}'",
        ["bleu"] = "type: bleu, reference: '{{ item.gold }}'",
        ["chrf"] = "type: chrf, reference: '{{ item.gold }}'",
        ["classification"] = "type: classification, input: '{{ item.label }}', reference: '{{ item.right }}'",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-score-");

    public ScoreFolder(int rows)
    {
        foreach (var (name, grader) in Configurations)
            File.WriteAllText(FileOf(name), $"g: {{ {grader} }}\n");
        using var file = new StreamWriter(Rows, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.NewLine = "\n";
        var random = new Random(11);
        for (var i = 0; i < rows; i++)
        {
            var (hypothesis, references) = SentencePairs.CreatePair(random, Words);
            var right = random.Next(Labels);
            var label = random.Next(Labels) == 0 ? random.Next(Labels) : right;
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"gold":"{{references[0]}}","answer":"{{hypothesis}}","right":"label {{right}}","label":"label {{label}}"}"""));
        }
    }

    public static IEnumerable<string> Graders => Configurations.Keys;

    public string Rows => Path.Combine(_folder.FullName, "rows.jsonl");

    public string FileOf(string grader) => Path.Combine(_folder.FullName, grader + ".yaml");

    public void Dispose() => _folder.Delete(recursive: true);
}
