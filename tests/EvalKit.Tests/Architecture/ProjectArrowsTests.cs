using System.Reflection;
using System.Xml.Linq;

namespace EvalKit.Tests.Architecture;

public sealed class ProjectArrowsTests
{
    /// <summary>What each project may reference. Arrows point down only.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["EvalKit.Metrics"] = [],
        ["EvalKit.Statistics"] = [],
        ["EvalKit.Models"] = [],
        ["EvalKit"] = ["EvalKit.Metrics", "EvalKit.Models", "EvalKit.Statistics"],
        ["EvalKit.Reporting"] = ["EvalKit"],
        ["EvalKit.Formats"] = ["EvalKit"],
        ["EvalKit.Viewing"] = ["EvalKit", "EvalKit.Reporting"],
        ["EvalKit.Cli"] = ["EvalKit", "EvalKit.Formats", "EvalKit.Reporting", "EvalKit.Viewing", "EvalKit.Workers"],
        ["EvalKit.Testing"] = ["EvalKit", "EvalKit.Reporting"],
        ["EvalKit.Xunit"] = ["EvalKit", "EvalKit.Formats", "EvalKit.Reporting", "EvalKit.Testing"],
        ["EvalKit.XunitV3"] = ["EvalKit", "EvalKit.Formats", "EvalKit.Reporting", "EvalKit.Testing"],
        ["EvalKit.Workers"] = ["EvalKit", "EvalKit.Formats", "EvalKit.Reporting"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Repository.In("src"), "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectReferences_PointDownOnly(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} has no place among the arrows of ProjectArrowsTests");
        var references = XDocument.Load(Repository.In("src", project, project + ".csproj")).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(references.Except(allowed, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(EvalKit.Metrics.StringDistance))]
    [InlineData(typeof(EvalKit.Statistics.SeededGenerator))]
    [InlineData(typeof(EvalKit.Models.ResponseStore))]
    [InlineData(typeof(EvalKit.Suites.Suite))]
    public void ReferencedAssemblies_PointDownOnly(Type member)
    {
        var assembly = member.Assembly.GetName().Name!;
        Assert.Empty(Ours(member.Assembly).Except(Allowed[assembly], StringComparer.Ordinal));
    }

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith("EvalKit", StringComparison.Ordinal));
}
