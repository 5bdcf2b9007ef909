using System.Text.RegularExpressions;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>Every link between the pages of the repository leads to a file that is there, and to a heading that it has.</summary>
public sealed partial class DocumentLinksTests
{
    private static readonly string[] Folders = ["docs", "datasets", "graders", "evals"];

    public static TheoryData<string> Pages =>
    [
        .. Directory.GetFiles(RepositoryRoot.Path, "*.md")
            .Concat(Folders.SelectMany(f => Directory.GetFiles(Path.Combine(RepositoryRoot.Path, f), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfEachPage_LeadSomewhere(string page)
    {
        var path = Path.Combine(RepositoryRoot.Path, page);
        var broken = Link().Matches(WithoutCode(File.ReadAllText(path))).Select(m => m.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal) && !Leads(path, target));

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("absent.md")]
    [InlineData("concepts.md#no-such-heading")]
    public void Leads_ToNothing_IsFoundOut(string target) => Assert.False(Leads(Path.Combine(RepositoryRoot.Path, "docs", "cookbook.md"), target));

    [Fact]
    public void Leads_ToAHeading_Does() => Assert.True(Leads(Path.Combine(RepositoryRoot.Path, "docs", "cookbook.md"), "concepts.md#what-is-measured"));

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        if (parts.Length == 1)
            return Path.Exists(file);
        return File.Exists(file) && Heading().Matches(File.ReadAllText(file)).Any(m => Anchor(m.Groups["text"].Value) == parts[1]);
    }

    /// <summary>As GitHub makes it: lower case, without punctuation, a hyphen for a space.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));

    private static string WithoutCode(string text) => Code().Replace(text, "");

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+?)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Code();
}
