using System.Runtime.CompilerServices;
using System.Text;
using EvalKit.Cli.Output;
using EvalKit.Models;
using EvalKit.Reporting;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary>Runs the suites of one command line, one after the other; nothing is called before every suite is known to be right.</summary>
internal sealed class SuiteRuns(Terminal terminal, RunRequest request)
{
    public async Task<int> RunAsync(IReadOnlyList<string> suites)
    {
        if (!RunClock.TryCreate(TimeProvider.System, terminal.Environment, out var clock, out var clockProblem))
            return ProblemWriter.Write(terminal, clockProblem!);
        if (request.RunId is { } id && !IsFolderName(id))
            return ProblemWriter.Write(terminal, $"--run-id '{id}' names a folder: use letters, digits, '-', '_' and '.'");
        if (request.Otlp is { } collector && !TelemetryExport.IsAddress(collector))
            return ProblemWriter.Write(terminal, "--otlp takes the address of a collector, such as http://localhost:4318, without credentials (those go into OTEL_EXPORTER_OTLP_HEADERS)");
        if (request is { Shard: not null, UntilDecided: true })
            return ProblemWriter.Write(terminal, "--until-decided looks at the gates, which one part of the items does not decide; leave out --shard or --until-decided");
        if (request.Batch && BatchProblem() is { } batchProblem)
            return ProblemWriter.Write(terminal, batchProblem);
        using var telemetry = request.Otlp is null ? null : StartTelemetry(request.Otlp);
        using var shutdown = new Shutdown(terminal.Notice, TimeProvider.System);
        var sessions = new List<EvalSession>();
        try
        {
            var wrong = false;
            foreach (var suite in suites.Distinct(StringComparer.Ordinal))
            {
                var (options, filterProblem) = Options(clock);
                if (options is null)
                    return ProblemWriter.Write(terminal, filterProblem);
                var (session, problems) = EvalSession.Prepare(terminal.FullPath(suite), suite, options, terminal.Environment, clock, shutdown.CancelCalls);
                if (session is null)
                    wrong = ProblemWriter.Write(terminal, problems) != ExitCodes.Passed;
                else
                    sessions.Add(session);
            }
            if (wrong)
                return ExitCodes.Wrong;
            if (request.Estimate)
                return Estimate(sessions);
            var codes = new List<int>();
            foreach (var session in sessions)
            {
                codes.Add(await RunAsync(session, shutdown));
                if (shutdown.NoNewCells.IsCancellationRequested)
                    break;
            }
            return ExitCodes.Worst(codes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || IsFileTooLarge(e))
        {
            terminal.Error.WriteLine($"evalkit: the run could not be written: {PlainText.Of(e.Message.TrimEnd('.'))}. Answers that were received are in the store.");
            return ExitCodes.Incomplete;
        }
        finally
        {
            foreach (var session in sessions)
                await session.DisposeAsync();
        }
    }

    private string? BatchProblem() => request switch
    {
        { UntilDecided: true } => "--batch makes all calls before any gate is looked at, and --until-decided ends a run to save calls; give one of them",
        { Responses: ResponseMode.Only } => "--responses only forbids the calls that --batch makes; give one of them",
        { Responses: ResponseMode.Refresh } => "--responses refresh would ask again for what a stopped --batch has collected; give an empty --store to ask for everything anew",
        _ => null,
    };

    private int Estimate(IReadOnlyList<EvalSession> sessions)
    {
        foreach (var session in sessions)
        {
            var work = session.Estimate(request.Responses);
            if (request.Json)
                EstimateWriter.WriteJson(terminal.Output, session.Suite.Name, work);
            else
                EstimateWriter.Write(terminal.Output, session.Suite.Name, work);
        }
        return ExitCodes.Passed;
    }

    /// <summary>A method of its own, so that nothing of OpenTelemetry is loaded without the option.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IDisposable StartTelemetry(string collector) => TelemetryExport.Start(terminal, new Uri(collector));

    private async Task<int> RunAsync(EvalSession session, Shutdown shutdown)
    {
        foreach (var problem in session.StoreProblems)
            terminal.Error.WriteLine($"evalkit: {PlainText.Of(StoreWarning.Of(problem with { Path = ProblemWriter.Shown(terminal, problem.Path) }))}");
        FindingWriter.Write(terminal.Error, session.PlanFindings, "evalkit: " + session.Suite.Name + ": ");
        // On another thread: starting a process takes as long as the first calls.
        var git = Task.Run(() => GitRevision.ReadAsync(Path.GetDirectoryName(session.Suite.Path)!));
        var work = Task.Run(() => session.RunAsync(git, shutdown.NoNewCells, shutdown.CancelCalls));
        // Nobody waits for it: a run whose end is compiled late is only slower. Not at the start, where compiling delays the optimising of the calls.
        _ = session.Progress.HalfDone.ContinueWith(_ => session.WarmUp() is { } record ? RunExports.WarmUpAsync(record) : Task.CompletedTask, TaskScheduler.Default);
        _ = session.Progress.BudgetWarning.ContinueWith(_ => terminal.Notice(BudgetNotice(session)), TaskScheduler.Default);
        var summary = await new ProgressDisplay(terminal, TimeProvider.System, request.Quiet).ShowAsync(session.Suite.Name, session.Progress, work);
        await RunExports.WriteAllAsync(session.Folder, summary);
        CiOutput.Write(terminal, request.Ci, summary, session.Suite.Path, session.Folder);
        if (request.Json)
            WriteJson(summary);
        else
            SummaryWriter.Write(terminal, summary, Path.GetRelativePath(terminal.WorkingFolder, session.Folder.Report));
        if (request.Shard is { } shard)
            terminal.Error.WriteLine($"evalkit: {PlainText.Of(session.Suite.Name)}: part {shard} of the items; no gate is decided before evalkit merge joins all parts");
        return ExitCodes.Of(summary, request.InconclusiveFails);
    }

    private static string BudgetNotice(EvalSession session)
    {
        var (spent, budget) = (session.Progress.Spent, session.Suite.Budget);
        return $"evalkit: {PlainText.Of(session.Suite.Name)}: {Money.Show(spent.AtMost)} spent, which is over the budget's warning of {Money.Show(budget.Warn!.Value)}{(budget.Stop is { } stop ? $"; the run stops before {Money.Show(stop)}" : "")}";
    }

    private void WriteJson(Summary summary)
    {
        using var buffer = new MemoryStream();
        SummaryJson.Write(buffer, summary);
        terminal.Output.Write(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private (RunOptions? Options, string Problem) Options(TimeProvider clock)
    {
        var filter = ItemFilter.All;
        if (request.Filter is { } expression)
        {
            filter = ItemFilter.Parse(expression, FailingItems.Of(terminal), out var error);
            if (filter is null)
                return (null, "--filter: " + error);
        }
        return (new RunOptions
        {
            OutputFolder = request.Output,
            StoreFolder = request.Store,
            RunId = request.RunId ?? RunIds.New(clock),
            // An estimate makes no call and needs no key.
            Responses = request.Estimate ? ResponseMode.Only : request.Responses,
            MaxParallel = request.MaxParallel,
            Limit = request.Limit,
            Filter = filter,
            BaselineFile = request.Baseline,
            Shard = request.Shard,
            JoinedResponses = request.JoinedResponses,
            Profile = request.Profile,
            UntilDecided = request.UntilDecided,
            Batch = request.Batch,
            CommandLine = request.CommandLine,
            ToolVersion = ToolVersion.Text,
        }, "");
    }

    /// <summary>The runtime reports a write beyond the file size limit (EFBIG) as an argument out of range.</summary>
    private static bool IsFileTooLarge(Exception e) => e is ArgumentOutOfRangeException { ParamName: "value" };

    private static bool IsFolderName(string id) => id.Length is > 0 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id.Trim('.').Length > 0;
}
