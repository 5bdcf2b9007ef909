using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace EvalKit.Testing;

/// <summary>
/// The runs of a test run, one a method. A test run is known by an object that all of its tests have in common and that goes with it, as a framework's message
/// bus: a process that runs tests again, as an editor's may, runs the suites again.
/// </summary>
internal static class SharedRuns
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, SharedRun>> Runs = [];

    public static SharedRun Of(object testRun, string method, Func<string, SharedRun> make) => Runs.GetOrCreateValue(testRun).GetOrAdd(method, make);
}
