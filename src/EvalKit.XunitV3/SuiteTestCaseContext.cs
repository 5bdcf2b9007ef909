using Xunit.Sdk;
using Xunit.v3;

namespace EvalKit.XunitV3;

internal sealed class SuiteTestCaseContext(SuiteTestCase testCase, ExplicitOption explicitOption, IMessageBus bus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
    : TestCaseRunnerBaseContext<SuiteTestCase>(testCase, explicitOption, bus, aggregator, cancellation);
