using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Finds the tests of a method with <see cref="EvalSuiteAttribute"/>. Called by xunit.</summary>
/// <param name="diagnostics">Where xunit takes messages about discovery.</param>
public sealed class EvalSuiteDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var displayOptions = discoveryOptions.MethodDisplayOptionsOrDefault();
        var path = (string)factAttribute.GetConstructorArguments().First();
        var suite = SuiteTests.Read(path);
        if (suite.Problems.Count > 0)
        {
            yield return new ExecutionErrorTestCase(diagnostics, display, displayOptions, testMethod, string.Join('\n', suite.Problems));
            yield break;
        }
        var settings = new SuiteTestSettings(
            path,
            factAttribute.GetNamedArgument<ItemTests>(nameof(EvalSuiteAttribute.Items)),
            new GateTestOptions
            {
                Inconclusive = factAttribute.GetNamedArgument<InconclusiveGates>(nameof(EvalSuiteAttribute.Inconclusive)),
                Missing = factAttribute.GetNamedArgument<MissingRecordings>(nameof(EvalSuiteAttribute.Missing)),
            });
        foreach (var suiteCase in SuiteCase.Of(suite, settings))
            yield return new SuiteTestCase(diagnostics, display, displayOptions, testMethod, suiteCase);
    }
}
