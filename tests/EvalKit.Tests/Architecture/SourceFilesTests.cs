using System.Text.RegularExpressions;

namespace EvalKit.Tests.Architecture;

public sealed partial class SourceFilesTests
{
    /// <summary>Exempt: each system keeps its parts to itself there, while the options that callers need stand one namespace up.</summary>
    private const string EmbeddedModels = "src/EvalKit.Models/Embedded/";

    [Fact]
    public void SourceFiles_AreAtMost400Lines() =>
        Assert.DoesNotContain(Repository.Sources("src").Concat(Repository.Sources("tests")), path => File.ReadLines(Repository.In(path)).Count() > 400);

    [Fact]
    public void SourceFolders_HaveOneNamespaceEach() => Assert.Empty(
        from path in Repository.Sources("src")
        let name = Namespace().Match(File.ReadAllText(Repository.In(path)))
        where name.Success && !path.StartsWith(EmbeddedModels, StringComparison.Ordinal)
        group name.Groups["name"].Value by Path.GetDirectoryName(path) into folder
        where folder.Distinct(StringComparer.Ordinal).Count() > 1
        select $"{folder.Key}: {string.Join(", ", folder.Distinct(StringComparer.Ordinal))}");

    [Fact]
    public void SourceFiles_NamespaceFollowsTheFolder() => Assert.Empty(
        from path in Repository.Sources("src")
        let name = Namespace().Match(File.ReadAllText(Repository.In(path)))
        where name.Success && !Expected(path).Contains(name.Groups["name"].Value, StringComparer.Ordinal)
        select $"{path}: {name.Groups["name"].Value}");

    /// <summary>Every prefix of the folder's dotted name that starts with the project's: a library may gather its folders in one namespace.</summary>
    private static IEnumerable<string> Expected(string path)
    {
        var folders = path.Split('/')[1..^1];
        return Enumerable.Range(1, folders.Length).Select(count => string.Join('.', folders.Take(count)));
    }

    [GeneratedRegex(@"^namespace (?<name>[A-Za-z0-9_.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();
}
