using Xunit.Sdk;
using Xunit.v3;

namespace EvalKit.XunitV3;

internal static class SuiteTest
{
    /// <summary>A gate or item as a test of its case.</summary>
    /// <param name="testCase">The case.</param>
    /// <param name="index">Which test of its case it is: part of its identity.</param>
    /// <param name="name">The gate or item in words.</param>
    public static XunitTest Of(SuiteTestCase testCase, int index, string name) => new(
        testCase,
        testCase.TestMethod,
        testCase.Explicit,
        testCase.SkipReason,
        testCase.SkipType,
        testCase.SkipUnless,
        testCase.SkipWhen,
        $"{testCase.TestCaseDisplayName[..^testCase.Gate.Length]}{name}",
        index,
        ((ITestCaseMetadata)testCase).Traits,
        timeout: null,
        testMethodArguments: []);
}
