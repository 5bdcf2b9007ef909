using EvalKit.Testing;
using NUnit.Framework;
using Assert = NUnit.Framework.Assert;
using TestContext = NUnit.Framework.TestContext;

namespace EvalKit.Testing.Samples;

public sealed class NUnitTests
{
    private static readonly SuiteTests Suite = SuiteTests.Read("suites/capitals.yaml");
    private static readonly SharedRun Run = new(Eval.Suite(Suite.Path).WithVariant("mine", (item, ct) => new Atlas().AnswerAsync(item.Text("country"), ct)));

    public static IEnumerable<TestCaseData> Gates => Suite.Gates.Select(gate => new TestCaseData(gate.Name).SetName(gate.Name));

    [TestCaseSource(nameof(Gates))]
    public async Task Capitals(string gate)
    {
        var verdict = await Run.GateAsync(Suite.Gate(gate));
        TestContext.Out.WriteLine(verdict.Output);
        if (verdict.Outcome == TestOutcome.Skipped)
            Assert.Ignore(verdict.Message);
        verdict.ThrowIfFailed();
    }
}
