using System.Text;
using System.Text.RegularExpressions;

namespace EvalKit.Statistics.Tests;

/// <summary>No number in docs/statistics.md is typed: every example block is computed, and a stale one fails here.</summary>
public sealed partial class StatisticsDocumentTests
{
    [Fact]
    public void Examples_InTheDocument_AreWhatTheLibraryComputes()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "statistics.md");
        var document = File.ReadAllText(path);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var computed = Block().Replace(document, match =>
        {
            var name = match.Groups["name"].Value;
            used.Add(name);
            return StatisticsExamples.All.TryGetValue(name, out var example)
                ? $"<!-- computed: {name} -->\n```text\n{example()}\n```"
                : throw new InvalidOperationException($"There is no example '{name}'.");
        });
        var received = Path.ChangeExtension(path, ".received.md");
        if (computed != document)
            File.WriteAllText(received, computed, new UTF8Encoding(false));
        else
            File.Delete(received);
        Assert.True(computed == document, $"{path} is stale; what the library computes stands in {received}");
        Assert.Equal(StatisticsExamples.All.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("<!-- computed: (?<name>[a-z-]+) -->\n```text\n.*?```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
