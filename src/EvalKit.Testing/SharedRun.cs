using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>A run that many tests share: whichever asks first starts it, the others wait for the same one. Safe for use from many threads.</summary>
public sealed class SharedRun
{
    private readonly Func<CancellationToken, Task<EvalResult>> _start;
    private readonly Lock _lock = new();
    private Task<EvalResult>? _run;

    /// <summary>A run of a suite.</summary>
    /// <param name="suite">The suite, with what code adds to it.</param>
    public SharedRun(EvalSuite suite) : this(_ => Task.FromResult(suite))
    {
    }

    /// <summary>A run of a suite that is made when it is first needed.</summary>
    /// <param name="suite">Makes the suite; called once.</param>
    public SharedRun(Func<CancellationToken, Task<EvalSuite>> suite) => _start = async token => await RunAsync(await suite(token), token);

    private SharedRun(Func<CancellationToken, Task<EvalResult>> start) => _start = start;

    /// <summary>The run's result, with <c>report.html</c> and the other exports in its folder. Every caller gets the same, failures included.</summary>
    /// <param name="cancellationToken">Of the first caller: stops the run.</param>
    /// <exception cref="NotRecordedException">Nothing could be called, and not all of the answers stood on record.</exception>
    /// <exception cref="SuiteProblemsException">The suite, its data or what code adds to it is wrong. Nothing was called.</exception>
    public Task<EvalResult> ResultAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return _run ??= Task.Run(() => _start(cancellationToken), CancellationToken.None);
    }

    /// <summary>What a gate of the suite comes to.</summary>
    /// <param name="test">The gate.</param>
    /// <param name="options">What becomes of a gate that is not decided.</param>
    /// <param name="cancellationToken">Of the first caller: stops the run.</param>
    public async Task<TestVerdict> GateAsync(GateTest test, GateTestOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return test.Judge(await ResultAsync(cancellationToken), options);
        }
        catch (SuiteProblemsException e)
        {
            return Unable(e, options);
        }
    }

    /// <summary>A run with something to be done before it and after it.</summary>
    /// <param name="around">Called once, with what runs a suite.</param>
    internal static SharedRun Around(Func<Func<EvalSuite, Task<EvalResult>>, Task<EvalResult>> around) =>
        new(start: token => around(suite => RunAsync(suite, token)));

    /// <summary>What a test comes to whose suite could not run.</summary>
    internal static TestVerdict Unable(SuiteProblemsException problems, GateTestOptions? options) =>
        new(problems is NotRecordedException && options?.Missing == MissingRecordings.Skip ? TestOutcome.Skipped : TestOutcome.Failed, problems.Message, "");

    /// <summary>Writes the report of a run that nothing has written yet, for callers that cannot wait.</summary>
    internal static void WriteReport(EvalResult result)
    {
        if (!File.Exists(result.Folder.Report))
            Task.Run(() => RunExports.WriteAllAsync(result.Folder, result.Summary)).GetAwaiter().GetResult();
    }

    private static async Task<EvalResult> RunAsync(EvalSuite suite, CancellationToken cancellationToken)
    {
        var result = await suite.RunAsync(cancellationToken);
        if (result.NotRecorded > 0)
            throw new NotRecordedException(result.Summary.Suite, result.NotRecorded, []);
        await RunExports.WriteAllAsync(result.Folder, result.Summary, cancellationToken);
        return result;
    }
}
