using EvalKit.Problems;
using EvalKit.Suites;

namespace EvalKit.Testing;

/// <summary>The tests of a suite: one for each of its gates. Reads the suite's file and nothing else, so that tests are listed without data, keys or calls.</summary>
public sealed record SuiteTests
{
    /// <summary>The suite's path as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>One test a gate, in the order of the file; for a suite without gates one that asks only that it runs to its end; none where the file cannot be read.</summary>
    public required IReadOnlyList<GateTest> Gates { get; init; }

    /// <summary>Why the file cannot be read; empty where it can. What else is wrong with a suite, its run says.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What every test of the suite can be filtered by: <c>suite</c>, and <c>tag</c> for each tag of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Traits { get; init; } = [];

    /// <summary>The tests of a suite.</summary>
    /// <param name="path">The suite's file, looked for as by <see cref="Eval.Suite"/>.</param>
    public static SuiteTests Read(string path)
    {
        var (outline, problems) = SuiteOutline.Read(Eval.Suite(path).Path, path);
        if (outline is null)
            return new SuiteTests { Path = path, Gates = [], Problems = problems };
        List<KeyValuePair<string, string>> traits = [KeyValuePair.Create("suite", outline.Name), .. outline.Tags.Select(t => KeyValuePair.Create("tag", t))];
        return new SuiteTests { Path = path, Gates = GateTest.Of(outline, traits), Traits = traits };
    }

    /// <summary>The test of that name.</summary>
    /// <param name="name">Its <see cref="GateTest.Name"/>.</param>
    /// <exception cref="KeyNotFoundException">The suite has no such gate any more.</exception>
    public GateTest Gate(string name) => Gates.FirstOrDefault(g => g.Name == name)
        ?? throw new KeyNotFoundException(Problems.Count > 0 ? string.Join('\n', Problems) : $"{Path} has no gate '{name}' (any more){NearestName.Hint(name, Gates.Select(g => g.Name))}");
}
