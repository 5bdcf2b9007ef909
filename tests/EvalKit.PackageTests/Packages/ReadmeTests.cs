using System.Text.RegularExpressions;
using EvalKit.Metrics;
using EvalKit.PackageTests.Support;
using EvalKit.Statistics;

namespace EvalKit.PackageTests.Packages;

/// <summary>The readme files of packages: what they show is code of a sample or of this file.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string, string> Snippets
    {
        get
        {
            var snippets = new TheoryData<string, string>();
            foreach (var library in Repository.Libraries)
                foreach (Match match in Snippet().Matches(File.ReadAllText(Repository.In("src", library, "README.md"))))
                    snippets.Add(library, match.Groups["code"].Value);
            return snippets;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_IsCompiled(string library, string code)
    {
        string[] places = [.. Directory.GetFiles(Repository.In("tests", "EvalKit.Testing.Samples"), "*.cs"), Repository.In("docs", "code.md"), Repository.In("tests", "EvalKit.PackageTests", "Packages", "ReadmeTests.cs")];

        Assert.True(places.Any(p => Lines(File.ReadAllText(p)).Contains(Lines(code), StringComparison.Ordinal)), $"src/{library}/README.md shows code that is compiled nowhere:\n{code}");
    }

    [Fact]
    public void Metrics_AreThoseOfTheReadme()
    {
        var distance = StringDistance.Levenshtein("kitten", "sitting");    // 3
        var rouge = new Rouge();
        var overlap = rouge.L("the cat sat", "the cat sat down").F;

        Assert.Equal(3, distance);
        // Longest common subsequence 3: precision 3/3, recall 3/4.
        Assert.Equal(6.0 / 7, overlap, 1e-12);
    }

    [Fact]
    public void Statistics_AreThoseOfTheReadme()
    {
        var flips = new PairedBinary(improved: 12, worsened: 6, n: 200);
        var p = flips.McNemarExact();             // 0.2379
        var interval = flips.TangoInterval(0.95);

        // R: binom.test(6, 18)$p.value
        Assert.Equal(0.2378845, p, 1e-7);
        Assert.InRange(0.03, interval.Low, interval.High);
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();
}
