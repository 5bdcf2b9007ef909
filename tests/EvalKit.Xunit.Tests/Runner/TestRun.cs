using System.Reflection;
using EvalKit.Testing.Samples;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit.Tests.Runner;

/// <summary>Does with the samples what a test runner does: discovers test cases, writes them down, reads them back, and runs those that are picked.</summary>
internal static class TestRun
{
    private static readonly Assembly Samples = typeof(Kinds).Assembly;

    /// <summary>The test cases of a class of the samples, those of one method where it is named.</summary>
    public static async Task<IReadOnlyList<ITestCase>> DiscoverAsync(Type testClass, string? method = null)
    {
        using var discoverer = new XunitTestFrameworkDiscoverer(Reflector.Wrap(Samples), new NoSource(), new Messages());
        var found = new Messages();
        discoverer.Find(testClass.FullName!, includeSourceInformation: false, found, new FrameworkOptions());
        await found.Ended;
        return [.. found.All.OfType<ITestCaseDiscoveryMessage>().Select(m => m.TestCase).Where(c => method is null || c.TestMethod.Method.Name == method)];
    }

    /// <summary>Runs test cases as a runner in another process does, which got them written down.</summary>
    public static async Task<IReadOnlyList<IMessageSinkMessage>> RunAsync(IEnumerable<ITestCase> testCases)
    {
        using var executor = new XunitTestFrameworkExecutor(Samples.GetName(), new NoSource(), new Messages());
        var said = new Messages();
        executor.RunTests(testCases.Select(c => executor.Deserialize(SerializationHelper.Serialize(c))).Cast<IXunitTestCase>().ToList(), said, new FrameworkOptions());
        await said.Ended;
        return [.. said.All];
    }

    /// <summary>The results in the order of discovery: the framework runs test cases in an order of its own.</summary>
    public static async Task<IReadOnlyList<ITestResultMessage>> ResultsAsync(Type testClass, string? method = null, Func<ITestCase, bool>? filter = null)
    {
        var cases = await DiscoverAsync(testClass, method);
        List<string> order = [.. cases.Select(c => c.UniqueID)];
        var messages = await RunAsync(cases.Where(c => filter?.Invoke(c) != false));
        return [.. messages.OfType<ITestResultMessage>().OrderBy(m => order.IndexOf(m.TestCase.UniqueID))];
    }

    public static async Task<ITestResultMessage> ResultAsync(string method) => Assert.Single(await ResultsAsync(typeof(Kinds), method));

    /// <summary>The id of the run that a test's output names.</summary>
    public static string RunOf(ITestResultMessage result) => result.Output.Split("Run ")[1].Split(':')[0];
}
