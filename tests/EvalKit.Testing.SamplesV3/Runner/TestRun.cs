using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalKit.Testing.Samples.Runner;

/// <summary>
/// Does with the samples what a test runner does: discovers test cases, writes them down, reads them back, and runs those that are picked. Stands here because an
/// assembly that names types of xunit 3 is taken for one of its test programs.
/// </summary>
internal static class TestRun
{
    private static readonly Assembly Samples = typeof(Kinds).Assembly;

    /// <summary>The test cases of a class of the samples, those of one method where it is named.</summary>
    public static async Task<IReadOnlyList<TestCaseInfo>> DiscoverAsync(Type testClass, string? method = null) =>
        [.. (await CasesAsync(testClass, method)).Select(c => new TestCaseInfo(c.TestCaseDisplayName, c.UniqueID, c.Traits.ToDictionary(t => t.Key, t => t.Value.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal), c.SourceFilePath, c.SourceLineNumber))];

    /// <summary>The results in the order of discovery: the framework runs test cases in an order of its own.</summary>
    public static async Task<IReadOnlyList<TestResult>> ResultsAsync(Type testClass, string? method = null, Func<TestCaseInfo, bool>? filter = null)
    {
        List<string> picked = [.. (await DiscoverAsync(testClass, method)).Where(c => filter?.Invoke(c) != false).Select(c => c.Id)];
        var messages = await RunAsync((await CasesAsync(testClass, method)).Where(c => picked.Contains(c.UniqueID)));
        return [.. Results(messages).OrderBy(r => picked.IndexOf(r.CaseId))];
    }

    public static async Task<TestResult> ResultAsync(string method) => (await ResultsAsync(typeof(Kinds), method)).Single();

    /// <summary>What the framework says of the first test case of a method, by the names of its messages, and its counts: run, failed, skipped.</summary>
    public static async Task<(IReadOnlyList<string> Messages, (int Run, int Failed, int Skipped) Counts)> FirstAsync(Type testClass, string method)
    {
        var messages = await RunAsync((await CasesAsync(testClass, method)).Take(1));
        var end = messages.OfType<ITestAssemblyFinished>().Single();
        return ([.. messages.OfType<ITestCaseMessage>().Select(m => m.GetType().Name)], (end.TestsTotal, end.TestsFailed, end.TestsSkipped));
    }

    /// <summary>The results of several classes that run side by side.</summary>
    public static async Task<IReadOnlyList<TestResult>> ResultsAsync(params Type[] testClasses)
    {
        List<IXunitTestCase> cases = [];
        foreach (var testClass in testClasses)
            cases.AddRange(await CasesAsync(testClass, null));
        return [.. Results(await RunAsync(cases))];
    }

    private static async Task<IReadOnlyList<IXunitTestCase>> CasesAsync(Type testClass, string? method)
    {
        List<IXunitTestCase> found = [];
        TestContext.SetForInitialization(new Messages(), diagnosticMessages: false, internalDiagnosticMessages: false);
        var discoverer = new XunitTestFramework().GetDiscoverer(Samples);
        await discoverer.Find(
            testCase =>
            {
                found.Add((IXunitTestCase)testCase);
                return new(true);
            },
            new FrameworkOptions(),
            [testClass],
            null);
        return [.. found.Where(c => method is null || c.TestMethod.MethodName == method)];
    }

    /// <summary>Runs test cases as a runner in another process does, which got them written down.</summary>
    private static async Task<IReadOnlyList<IMessageSinkMessage>> RunAsync(IEnumerable<IXunitTestCase> testCases)
    {
        var said = new Messages();
        TestContext.SetForInitialization(said, diagnosticMessages: false, internalDiagnosticMessages: false);
        var executor = new XunitTestFramework().GetExecutor(Samples);
        ITestCase[] read = [.. testCases.Select(c => SerializationHelper.Instance.Deserialize<IXunitTestCase>(SerializationHelper.Instance.Serialize(c))!)];
        await executor.RunTestCases(read, said, new FrameworkOptions(), null);
        return [.. said.All];
    }

    private static IEnumerable<TestResult> Results(IReadOnlyList<IMessageSinkMessage> messages)
    {
        var names = messages.OfType<ITestStarting>().ToDictionary(m => m.TestUniqueID, m => m.TestDisplayName, StringComparer.Ordinal);
        foreach (var message in messages.OfType<ITestResultMessage>().Where(m => m is not ITestFinished))
        {
            var (outcome, why) = message switch
            {
                ITestPassed => ("passed", ""),
                ITestSkipped skipped => ("skipped", skipped.Reason),
                ITestNotRun => ("not run", ""),
                ITestFailed failed => ("failed", failed.Messages[0]),
                _ => throw new InvalidOperationException($"unknown result {message.GetType()}"),
            };
            yield return new TestResult(names[message.TestUniqueID], outcome, why, message.Output, message.TestCaseUniqueID);
        }
    }
}
