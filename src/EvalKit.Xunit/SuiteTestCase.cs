using System.ComponentModel;
using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>One gate of a suite, or all of its items, as a test case of xunit. Made by <see cref="EvalSuiteDiscoverer"/>.</summary>
public sealed class SuiteTestCase : XunitTestCase
{
    private const string Written = "EvalKit";

    /// <summary>For reading a test case back.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer; test cases are made by the discoverer")]
    public SuiteTestCase()
    {
    }

    internal SuiteTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method, SuiteCase suiteCase)
        : base(diagnostics, display, displayOptions, method) => Case = suiteCase;

    /// <summary>The name of the gate; <c>items</c> for the items.</summary>
    public string Gate => Case.Name;

    internal SuiteCase Case { get; private set; } = null!;

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new SuiteTestCaseRunner(this, messageBus, constructorArguments, aggregator, cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(Written, Case.Write());
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        Case = SuiteCase.Read(data.GetValue<string[]>(Written));
        base.Deserialize(data);
    }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        DisplayName = $"{DisplayName}: {Case.Name}";
        foreach (var (key, value) in Case.Traits)
        {
            if (!Traits.TryGetValue(key, out var values))
                Traits.Add(key, values = []);
            if (!values.Contains(value, StringComparer.Ordinal))
                values.Add(value);
        }
    }

    /// <inheritdoc/>
    protected override string GetUniqueID() => $"{base.GetUniqueID()}:{Case.IdHash}";
}
