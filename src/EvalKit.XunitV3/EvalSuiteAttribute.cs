using System.Runtime.CompilerServices;
using EvalKit.Testing;
using Xunit;
using Xunit.v3;

namespace EvalKit.XunitV3;

/// <summary>
/// Makes each gate of a suite a test, and each item where that is asked for. Tests are found by reading the suite's file alone: no dataset, no key, no call.
/// The suite runs once in a test run, whichever of its tests are picked, and all of them tell of the same run.
/// <para>
/// The method gives the system under test: it takes the suite and returns it with what code adds, as an <see cref="EvalSuite"/> or a task of one. It is called
/// once a run, on an instance with the fixtures of its class. A method without parameters runs the suite as its file has it.
/// </para>
/// </summary>
/// <param name="path">The suite's file, looked for as by <see cref="Eval.Suite"/>.</param>
/// <param name="sourceFilePath">Given by the compiler.</param>
/// <param name="sourceLineNumber">Given by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(EvalSuiteDiscoverer))]
public sealed class EvalSuiteAttribute(string path, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1) : FactAttribute(sourceFilePath, sourceLineNumber)
{
    /// <summary>The suite's file.</summary>
    public string Path { get; } = path;

    /// <summary>Whether items are tests, too.</summary>
    /// <value>The default value is <see cref="ItemTests.None"/>.</value>
    public ItemTests Items { get; set; }

    /// <summary>What the test of a gate is that the data do not decide.</summary>
    /// <value>The default value is <see cref="InconclusiveGates.Skip"/>.</value>
    public InconclusiveGates Inconclusive { get; set; }

    /// <summary>What tests are whose answers are not on record while nothing can be called; they never pass.</summary>
    /// <value>The default value is <see cref="MissingRecordings.Fail"/>.</value>
    public MissingRecordings Missing { get; set; }
}
