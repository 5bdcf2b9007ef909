using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EvalKit.Testing;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>
/// The runs of a test run, one a method. A test run is known by its message bus, which all of its tests have in common and which goes with it: a process that
/// runs tests again, as an editor's may, runs the suites again.
/// </summary>
internal static class SharedRuns
{
    private static readonly ConditionalWeakTable<IMessageBus, ConcurrentDictionary<string, SharedRun>> Runs = [];

    public static SharedRun Of(IMessageBus testRun, string method, Func<string, SharedRun> make) => Runs.GetOrCreateValue(testRun).GetOrAdd(method, make);
}
