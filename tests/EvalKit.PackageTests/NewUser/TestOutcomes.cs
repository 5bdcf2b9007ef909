using System.Xml.Linq;
using EvalKit.PackageTests.Support;

namespace EvalKit.PackageTests.NewUser;

/// <summary>What a run of <c>dotnet test</c> reported.</summary>
/// <param name="Command">How it was called and ended.</param>
/// <param name="All">Every test, by name.</param>
internal sealed record TestOutcomes(Command Command, IReadOnlyList<TestOutcomes.Test> All)
{
    public static TestOutcomes Read(string folder, Command command)
    {
        List<Test> tests = [];
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.trx", SearchOption.AllDirectories) : [])
            foreach (var result in XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "UnitTestResult"))
                tests.Add(new Test(
                    result.Attribute("testName")!.Value,
                    result.Attribute("outcome")!.Value,
                    Text(result, "StdOut"),
                    Text(result, "Message"),
                    result.Attribute("testId")!.Value));
        return new TestOutcomes(command, [.. tests.OrderBy(t => t.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Fails with everything that was said unless these tests, by the end of their names, came to these outcomes, and no others ran.</summary>
    public TestOutcomes Were(int exitCode, params (string Name, string Outcome)[] expected)
    {
        Command.Ended(exitCode);
        Assert.True(
            All.Count == expected.Length && All.Zip(expected.OrderBy(e => e.Name, StringComparer.Ordinal)).All(p => p.First.Name.EndsWith(p.Second.Name, StringComparison.Ordinal) && p.First.Outcome == p.Second.Outcome),
            $"{string.Join('\n', All.Select(t => $"{t.Outcome} {t.Name}"))}\n{Command.Output}");
        return this;
    }

    private static string Text(XElement result, string name) => string.Concat(result.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value));

    /// <summary>A test as a test explorer shows it.</summary>
    /// <param name="Name">Its display name.</param>
    /// <param name="Outcome">Passed, Failed or NotExecuted.</param>
    /// <param name="Output">Its output.</param>
    /// <param name="Message">Why it failed.</param>
    /// <param name="Id">What it is known by between runs.</param>
    internal sealed record Test(string Name, string Outcome, string Output, string Message, string Id);
}
