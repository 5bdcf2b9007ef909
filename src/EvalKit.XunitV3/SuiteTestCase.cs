using System.ComponentModel;
using EvalKit.Testing;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalKit.XunitV3;

/// <summary>One gate of a suite, or all of its items, as a test case of xunit. Made by <see cref="EvalSuiteDiscoverer"/>.</summary>
public sealed class SuiteTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    private const string Written = "EvalKit";

    /// <summary>For reading a test case back.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer; test cases are made by the discoverer")]
    public SuiteTestCase()
    {
    }

    internal SuiteTestCase(
        IXunitTestMethod method,
        string displayName,
        string uniqueId,
        bool @explicit,
        Type[]? skipExceptions,
        string? skipReason,
        Type? skipType,
        string? skipUnless,
        string? skipWhen,
        Dictionary<string, HashSet<string>> traits,
        string? sourceFile,
        int? sourceLine,
        SuiteCase suiteCase)
        : base(method, displayName, uniqueId, @explicit, skipExceptions, skipReason, skipType, skipUnless, skipWhen, traits, testMethodArguments: null, sourceFile, sourceLine) => Case = suiteCase;

    /// <summary>The name of the gate; <c>items</c> for the items.</summary>
    public string Gate => Case.Name;

    internal SuiteCase Case { get; private set; } = null!;

    /// <inheritdoc/>
    public ValueTask<RunSummary> Run(ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new SuiteTestCaseRunner(constructorArguments).RunAsync(new SuiteTestCaseContext(this, explicitOption, messageBus, aggregator, cancellationTokenSource));

    /// <inheritdoc/>
    protected override void Serialize(IXunitSerializationInfo info)
    {
        base.Serialize(info);
        info.AddValue(Written, Case.Write());
    }

    /// <inheritdoc/>
    protected override void Deserialize(IXunitSerializationInfo info)
    {
        base.Deserialize(info);
        Case = SuiteCase.Read(info.GetValue<string[]>(Written)!);
    }
}
