using EvalKit.Testing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EvalKit.Testing.Samples;

[TestClass]
public sealed class MSTestTests
{
    private static readonly SuiteTests Suite = SuiteTests.Read("suites/capitals.yaml");
    private static readonly SharedRun Run = new(Eval.Suite(Suite.Path).WithVariant("mine", (item, ct) => new Atlas().AnswerAsync(item.Text("country"), ct)));

    public static IEnumerable<object[]> Gates => Suite.Gates.Select(gate => new object[] { gate.Name });

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DynamicData(nameof(Gates))]
    public async Task Capitals(string gate)
    {
        var verdict = await Run.GateAsync(Suite.Gate(gate));
        TestContext.WriteLine(verdict.Output);
        if (verdict.Outcome == EvalKit.Testing.TestOutcome.Skipped)
            Assert.Inconclusive(verdict.Message);
        verdict.ThrowIfFailed();
    }
}
