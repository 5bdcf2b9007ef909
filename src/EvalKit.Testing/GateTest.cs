using System.Globalization;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Testing;

/// <summary>A gate as a test.</summary>
public sealed record GateTest
{
    /// <value>The default value is 300 characters.</value>
    private const int LongestName = 300;

    /// <summary>The gate in words, different from every other of its suite: <c>label.mean where kind is edge: at_least 0.80</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Like the name, but without the limit: the history of a test outlives a change of its limit.</summary>
    public required string Id { get; init; }

    /// <summary>The gate; null for the test of a suite without gates, which has to run to its end.</summary>
    public GateOutline? Gate { get; init; }

    /// <summary>What it can be filtered by: those of the suite, <c>metric</c>, and <c>variant</c> and <c>slice</c> where the gate names one.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Traits { get; init; }

    /// <summary>What a run says of the gate.</summary>
    /// <param name="result">The run.</param>
    /// <param name="options">What becomes of a gate that is not decided.</param>
    public TestVerdict Judge(EvalResult result, GateTestOptions? options = null)
    {
        List<GateResult> results = [.. result.Gates.Where(g => Gate?.Covers(g) == true)];
        var message = new GateMessage(result);
        var output = message.Output(results);
        if (Gate is not null && results.Count == 0)
            return new TestVerdict(TestOutcome.Failed, $"{Name}: the run has no result for this gate, which is about no variant and no slice that ran\n{message.Report}", output);
        if (results.Any(g => g.Outcome is Verdicts.Failed or Verdicts.Invalid))
            return new TestVerdict(TestOutcome.Failed, message.Failure(results), output);
        if (message.Incompleteness is { } incomplete)
            return new TestVerdict(TestOutcome.Failed, $"{incomplete}\n{message.Report}", output);
        if (results.FirstOrDefault(g => g.Outcome == Verdicts.Inconclusive) is not { } open)
            return new TestVerdict(TestOutcome.Passed, "", output);
        return (options ?? new GateTestOptions()).Inconclusive switch
        {
            InconclusiveGates.Pass => new TestVerdict(TestOutcome.Passed, "", output),
            InconclusiveGates.Fail => new TestVerdict(TestOutcome.Failed, message.Failure(results), output),
            _ => new TestVerdict(TestOutcome.Skipped, message.Inconclusive(open), output),
        };
    }

    internal static IReadOnlyList<GateTest> Of(SuiteOutline outline, IReadOnlyList<KeyValuePair<string, string>> traits)
    {
        if (outline.Gates.Count == 0)
            return [new GateTest { Name = "runs to its end", Id = "complete", Traits = traits }];
        var (names, ids) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        return [.. outline.Gates.Select(gate => new GateTest
        {
            Name = Distinct(names, TestText.OneLine(gate.ToString(), LongestName)),
            Id = Distinct(ids, (gate with { Rule = gate.Rule.Split(' ')[0] }).ToString()),
            Gate = gate,
            Traits = [.. traits, .. TraitsOf(gate)],
        })];
    }

    private static IEnumerable<KeyValuePair<string, string>> TraitsOf(GateOutline gate)
    {
        yield return KeyValuePair.Create("metric", gate.Metric);
        if (gate.Variant is { } variant)
            yield return KeyValuePair.Create("variant", variant);
        if (gate.Slice is { } slice)
            yield return KeyValuePair.Create("slice", $"{slice.Field}:{slice.Value}");
    }

    private static string Distinct(HashSet<string> taken, string name)
    {
        var distinct = name;
        for (var i = 2; !taken.Add(distinct); i++)
            distinct = string.Create(CultureInfo.InvariantCulture, $"{name} #{i}");
        return distinct;
    }
}
