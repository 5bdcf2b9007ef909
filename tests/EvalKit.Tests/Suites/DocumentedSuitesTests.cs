using System.Text.RegularExpressions;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Tests.Architecture;
using EvalKit.Yaml;

namespace EvalKit.Tests.Suites;

/// <summary>Every YAML snippet of the documentation is YAML, and what it shows of a suite has the keys and values that a suite takes.</summary>
public sealed partial class DocumentedSuitesTests
{
    /// <summary>A suite of which a page shows a part.</summary>
    private static readonly ObjectShape Part = new([.. SuiteShape.Root.Keys.Select(k => k with { IsRequired = false })]);

    private static readonly List<(string Page, string Yaml)> All =
    [
        .. Directory.GetFiles(Repository.In("docs"), "*.md").Append(Repository.In("README.md"))
            .SelectMany(path => Snippet().Matches(File.ReadAllText(path)).Select(m => (Path.GetFileName(path), m.Groups["yaml"].Value))),
    ];

    /// <summary>Grader types have tests of their examples, and the suites about judges are run: they take graders from files, which this check does not read.</summary>
    private static readonly string[] TestedElsewhere = ["graders.md", "judges.md"];

    public static IEnumerable<object[]> Snippets => All.Select(s => new object[] { s.Page, s.Yaml });

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_OfAPage_HasNoProblem(string page, string yaml) => Assert.Empty(Problems(page, yaml));

    [Fact]
    public void Snippets_OfSuites_AreMany() => Assert.True(All.Count(s => IsPart(s.Page, YamlTreeReader.Read(s.Yaml, s.Page, new ProblemList())!)) > 20);

    [Fact]
    public void Snippet_WithAMisspeltKey_IsFoundOut() =>
        Assert.Contains(Problems("page.md", "gates:\n  - { metric: f1.mean, at_last: 0.5 }\n"), p => p.Contains("did you mean 'at_least'?", StringComparison.Ordinal));

    private static IReadOnlyList<string> Problems(string page, string yaml)
    {
        var problems = new ProblemList();
        if (YamlTreeReader.Read(yaml, page, problems) is { } root && IsPart(page, root))
            ShapeCheck.Run(root, Part, "suite", problems);
        return [.. problems.ToList().Select(p => p.ToString())];
    }

    private static bool IsPart(string page, YamlValue root) =>
        !TestedElsewhere.Contains(page, StringComparer.Ordinal) && root.Entries.Count > 0 && root.Entries.All(e => Part.Keys.Any(k => k.Name == e.Key.Text));

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Snippet();
}
