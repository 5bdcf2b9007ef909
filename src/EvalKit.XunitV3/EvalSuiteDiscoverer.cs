using EvalKit.Testing;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalKit.XunitV3;

/// <summary>Finds the tests of a method with <see cref="EvalSuiteAttribute"/>. Called by xunit.</summary>
public sealed class EvalSuiteDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        var attribute = (EvalSuiteAttribute)factAttribute;
        var details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, factAttribute);
        var suite = SuiteTests.Read(attribute.Path);
        if (suite.Problems.Count > 0)
            return new([new ExecutionErrorTestCase(details.ResolvedTestMethod, details.TestCaseDisplayName, details.UniqueID, details.SourceFilePath, details.SourceLineNumber, string.Join('\n', suite.Problems))]);
        var settings = new SuiteTestSettings(attribute.Path, attribute.Items, new GateTestOptions { Inconclusive = attribute.Inconclusive, Missing = attribute.Missing });
        return new([.. SuiteCase.Of(suite, settings).Select(suiteCase => new SuiteTestCase(
            details.ResolvedTestMethod,
            $"{details.TestCaseDisplayName}: {suiteCase.Name}",
            $"{details.UniqueID}:{suiteCase.IdHash}",
            details.Explicit,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            Traits(testMethod, suiteCase),
            details.SourceFilePath,
            details.SourceLineNumber,
            suiteCase))]);
    }

    private static Dictionary<string, HashSet<string>> Traits(IXunitTestMethod method, SuiteCase suiteCase)
    {
        var traits = TestIntrospectionHelper.GetTraits(method, dataRow: null);
        foreach (var (key, value) in suiteCase.Traits)
        {
            if (!traits.TryGetValue(key, out var values))
                traits.Add(key, values = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            values.Add(value);
        }
        return traits;
    }
}
