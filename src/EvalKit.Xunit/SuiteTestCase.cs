using System.ComponentModel;
using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>One gate of a suite, or all of its items, as a test case of xunit. Made by <see cref="EvalSuiteDiscoverer"/>.</summary>
public sealed class SuiteTestCase : XunitTestCase
{
    internal const string Items = "items";

    private string _name = "";
    private string _id = "";
    private IReadOnlyList<KeyValuePair<string, string>> _traits = [];

    /// <summary>For reading a test case back.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer; test cases are made by the discoverer")]
    public SuiteTestCase()
    {
    }

    internal SuiteTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method, SuiteTestSettings settings, string name, string id, IReadOnlyList<KeyValuePair<string, string>> traits)
        : base(diagnostics, display, displayOptions, method)
    {
        Settings = settings;
        _name = name;
        _id = id;
        _traits = traits;
    }

    internal SuiteTestSettings Settings { get; private set; } = new("", ItemTests.None, new GateTestOptions());

    /// <summary>The name of the gate; <c>items</c> for the items.</summary>
    public string Gate => _name;

    internal bool IsItems => _id == Items;

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new SuiteTestCaseRunner(this, messageBus, constructorArguments, aggregator, cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue("EvalName", _name);
        data.AddValue("EvalId", _id);
        data.AddValue("EvalPath", Settings.Path);
        data.AddValue("EvalItems", (int)Settings.Items);
        data.AddValue("EvalInconclusive", (int)Settings.Options.Inconclusive);
        data.AddValue("EvalMissing", (int)Settings.Options.Missing);
        data.AddValue("EvalTraits", _traits.SelectMany(t => new[] { t.Key, t.Value }).ToArray());
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        _name = data.GetValue<string>("EvalName");
        _id = data.GetValue<string>("EvalId");
        Settings = new SuiteTestSettings(
            data.GetValue<string>("EvalPath"),
            (ItemTests)data.GetValue<int>("EvalItems"),
            new GateTestOptions { Inconclusive = (InconclusiveGates)data.GetValue<int>("EvalInconclusive"), Missing = (MissingRecordings)data.GetValue<int>("EvalMissing") });
        _traits = [.. data.GetValue<string[]>("EvalTraits").Chunk(2).Select(t => KeyValuePair.Create(t[0], t[1]))];
        base.Deserialize(data);
    }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        DisplayName = $"{DisplayName}: {_name}";
        foreach (var (key, value) in _traits)
        {
            if (!Traits.TryGetValue(key, out var values))
                Traits.Add(key, values = []);
            if (!values.Contains(value, StringComparer.Ordinal))
                values.Add(value);
        }
    }

    /// <inheritdoc/>
    protected override string GetUniqueID() => $"{base.GetUniqueID()}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(_id)).AsSpan(0, 8))}";
}
