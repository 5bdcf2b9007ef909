using EvalKit.Baselines;
using EvalKit.Checks;
using EvalKit.EarlyStopping;
using EvalKit.Gates;
using EvalKit.Models;
using EvalKit.Planning;
using EvalKit.Problems;
using EvalKit.Proving;
using EvalKit.Results;
using EvalKit.Running.Batches;
using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>
/// A suite made ready to run. Preparing finds every problem of suite, data, models, store and baseline before any call; running makes the calls, grades,
/// and writes <c>run.json</c>, <c>samples.jsonl</c> and <c>summary.json</c>.
/// </summary>
public sealed class EvalSession : IAsyncDisposable
{
    private readonly RunPlan _plan;
    private readonly RunOptions _options;
    private readonly AcceptedBaseline? _accepted;
    private readonly ResponseStore _store;
    private readonly ModelGateway _gateway;
    private readonly RecordedForm _form;
    private readonly BatchDesk? _batches;
    private readonly RunClock _clock;
    private readonly Runner _runner;
    private readonly RunClients _clients;
    private readonly GatewayOptions _calls;

    private EvalSession(RunPlan plan, RunClients clients, RunOptions options, AcceptedBaseline? accepted, ResponseStore store, Redactor redactor, RunClock clock, CancellationToken cancelCalls)
    {
        _plan = plan;
        _clients = clients;
        _options = options with { CommandLine = [.. options.CommandLine.Select(t => redactor.Redact(PersonalData.Rule(RedactionBinder.Keys).Apply(t)))] };
        _accepted = accepted;
        _store = store;
        _clock = clock;
        if (options is { Batch: true, Responses: ResponseMode.Auto })
            _batches = new BatchDesk(store, new BatchOptions { Folder = Path.Combine(options.StoreFolder, "batches"), Clock = clock, JitterSeed = (ulong)plan.Suite.Seed, Limit = plan.Suite.Budget, Redactor = redactor });
        _calls = new GatewayOptions { Mode = options.Responses, Clock = clock, JitterSeed = (ulong)plan.Suite.Seed, RunCancellation = cancelCalls, MaxParallel = options.MaxParallel ?? plan.Suite.MaxParallel, Limit = plan.Suite.Budget, Redactor = redactor, Batches = _batches };
        _gateway = new ModelGateway(store, _calls);
        _form = new RecordedForm(redactor, plan.Suite.StoreContent);
        _runner = new Runner(plan, clients, _gateway, _form, options, clock.Real);
        Progress.Desk = _batches;
        var counted = plan.Counted;
        PlanFindings = new PlannedGates(plan.Suite with { Variants = plan.Variants }, counted.Of(plan.Items), candidate => counted.Of(accepted?.For(candidate)), options.BaselineFile is not null).Find();
        Folder = RunFolder.Of(options.OutputFolder, plan.Suite.Name, options.RunId);
    }

    /// <summary>Where the run is written.</summary>
    public RunFolder Folder { get; }

    /// <summary>How far the run is.</summary>
    public RunProgress Progress => _runner.Progress;

    /// <summary>What is wrong with files of the store; their other entries are used.</summary>
    public IReadOnlyList<StoreProblems> StoreProblems => _store.Problems;

    /// <summary>Answers that were needed and stood in no record, while calls were forbidden.</summary>
    public long NotRecorded => _options.Responses == ResponseMode.Only ? _gateway.Counters.NotRecorded : 0;

    /// <summary>Whether any answer stands on record.</summary>
    internal bool HasRecords => _store.Count > 0;

    /// <summary>What is known of the gates before any call: those that cannot decide anything.</summary>
    public IReadOnlyList<Finding> PlanFindings { get; }

    /// <summary>What gates can be proven on, once the run has ended.</summary>
    public ProofSource? Proof { get; private set; }

    /// <summary>What a run would take, and what its gates could show.</summary>
    public SuitePlan Plan(PlanRequest request) => new Planner(_plan, _accepted, request, Estimate(ResponseMode.Auto, request.Run)).Plan(PlanFindings);

    /// <summary>Calls, tokens, cost and time of a run, without any call.</summary>
    /// <param name="mode">Whether answers in the store count.</param>
    /// <param name="run">An earlier run whose cost and durations are taken where the store has none; null for the accepted baseline's.</param>
    public WorkEstimate Estimate(ResponseMode mode, RecordedRun? run = null) =>
        new WorkEstimator(_plan, _clients, mode == ResponseMode.Refresh ? null : _store, _accepted, run, _clock.GetUtcNow(), _options.Batch).Estimate();

    /// <summary>The suite.</summary>
    public Suite Suite => _plan.Suite;

    /// <summary>The number of items.</summary>
    public int Items => _plan.Items.Count;

    /// <summary>Makes a suite ready, or says everything that is wrong.</summary>
    /// <param name="suitePath">The suite's file.</param>
    /// <param name="shownAs">The path as messages show it.</param>
    /// <param name="options">The caller's decisions.</param>
    /// <param name="environment">Where keys and named variables stand.</param>
    /// <param name="clock">The clock of records and delays.</param>
    /// <param name="cancelCalls">Ends calls in flight.</param>
    public static (EvalSession? Session, IReadOnlyList<Problem> Problems) Prepare(string suitePath, string shownAs, RunOptions options, IEnvironment environment, RunClock clock, CancellationToken cancelCalls) =>
        Prepare(suitePath, shownAs, options, environment, clock, cancelCalls, code: null);

    /// <summary>The same with what .NET code adds to the suite.</summary>
    internal static (EvalSession? Session, IReadOnlyList<Problem> Problems) Prepare(string suitePath, string shownAs, RunOptions options, IEnvironment environment, RunClock clock, CancellationToken cancelCalls, CodeSystems? code)
    {
        var callsAllowed = options.Responses != ResponseMode.Only;
        var (suite, suiteProblems) = SuiteLoader.LoadDraft(suitePath, shownAs, environment, callsAllowed, options.Profile, code, records: options.Responses == ResponseMode.Refresh);
        if (suite is null)
            return (null, suiteProblems);
        // A part of the items decides nothing.
        if (options.Shard is not null)
            suite = suite with { Gates = [], Targets = [] };
        var (plan, dataProblems) = suite.Dataset.Place is null ? (null, []) : RunPlanner.Plan(suite, options);
        if (suiteProblems.Count > 0)
            return (null, [.. suiteProblems, .. dataProblems]);
        var watched = new WatchedEnvironment(environment, KeyVariables(suite));
        var (clients, modelProblems) = RunClients.Create(suite, plan?.Variants ?? suite.Variants, watched, clock, callsAllowed);
        var (accepted, baselineProblems) = ReadBaseline(suite, options);
        if (plan is null || clients is null || baselineProblems.Count > 0)
            return (null, [.. dataProblems, .. modelProblems, .. baselineProblems]);
        if (callsAllowed && UnknownPrices(plan) is { Count: > 0 } unpriced)
            return (null, unpriced);
        if (options.Batch && BatchRules.Check(suite, plan.Variants) is { Count: > 0 } unbatched)
            return (null, unbatched);
        if (options.UntilDecided && EarlyStopCheck.Of(suite, plan.Variants, accepted is not null) is { Count: > 0 } undecidable)
            return (null, undecidable);
        var redactor = new Redactor(suite.Redactions, watched.Secrets);
        var store = ResponseStore.Open(new ResponseStoreOptions
        {
            Directory = callsAllowed || Directory.Exists(options.StoreFolder) ? options.StoreFolder : null,
            RecordedFiles = [.. suite.RecordedResponses.Where(path => options.Responses != ResponseMode.Refresh || File.Exists(path)), .. options.JoinedResponses],
            Content = suite.StoreContent,
            Redactor = redactor,
            Clock = clock,
            NameSeed = StringComparer.Ordinal.GetHashCode(options.RunId),
        });
        return (new EvalSession(plan, clients, options, accepted, store, redactor, clock, cancelCalls), []);
    }

    /// <summary>Runs. Finished work is kept whatever happens.</summary>
    /// <param name="git">Where the suite's repository stands, for the record.</param>
    /// <param name="noNewCells">When cancelled no further cell is begun.</param>
    /// <param name="cancelCalls">When cancelled calls in flight end at once.</param>
    public async Task<Summary> RunAsync(Task<GitState?> git, CancellationToken noNewCells, CancellationToken cancelCalls)
    {
        using var span = RunTelemetry.Run(_plan.Suite.Name, _options.RunId);
        var started = _clock.GetUtcNow();
        Directory.CreateDirectory(Folder.Path);
        await using var watched = new ProgressFile(Folder, Progress, _clock.Real);
        var stopped = _batches is null ? null : await FillStoreAsync(_batches, noNewCells, cancelCalls);
        var (ran, summary) = await _runner.RunAsync(
            Folder,
            noNewCells,
            cancelCalls,
            ran => Summarise(ran.Data, Execution(started, ran), ran.StoppedBecause is not null, ran.Cancelled, ran.Watch, ran.Decided),
            _options.UntilDecided ? run => GateWatch.Of(_plan.Suite, run, candidate => SideFor(candidate, run)) : null,
            stopped);
        var proven = CountedItems.Without(_plan.Suite.Quarantine, ran.Data);
        var provenData = proven.Of(ran.Data);
        Proof = new ProofSource(provenData, _plan.Suite.Gates, _plan.Suite.Confidence, _plan.Suite.Seed, _plan.Suite.AllowMissing, candidate => proven.Of(SideFor(candidate, provenData)))
        {
            Quarantine = summary.Quarantine ?? [],
        };
        var gitState = await git;
        RunFolder.WriteWhole(Folder.Run, stream => RunRecord.Write(stream, _plan, ran.Data, summary, _options, gitState));
        RunFolder.WriteWhole(Folder.Summary, stream => SummaryJson.Write(stream, summary));
        if (_options.Responses == ResponseMode.Refresh)
            await _store.UpdateAsync(_plan.Suite.RecordedResponses, cancelCalls);
        RunTelemetry.Ended(span, summary);
        return summary;
    }

    private async Task<string?> FillStoreAsync(BatchDesk desk, CancellationToken noNewCells, CancellationToken cancelCalls)
    {
        // Its counts are not those of the run: a call is looked for in every round.
        using var gathering = new ModelGateway(_store, _calls);
        return await new BatchedRun(_plan, _clients, gathering, desk, _form).RunAsync(noNewCells, cancelCalls);
    }

    /// <summary>The record of a few made-up cells, or null where the run is too short to gain from it.</summary>
    public WarmUp? WarmUp()
    {
        if (_plan.Cells < Running.WarmUp.FewestCells)
            return null;
        var data = Running.WarmUp.MadeUpData(_plan);
        var summary = Summarise(data, new ExecutionSummary { Run = "", Started = "", Finished = "", Calls = 0, Found = 0, Retries = 0, SpentUsd = 0 }, stopped: false, cancelled: false);
        using var summaryJson = new MemoryStream();
        SummaryJson.Write(summaryJson, summary);
        using var runJson = new MemoryStream();
        RunRecord.Write(runJson, _plan, data, summary, _options, null);
        return new WarmUp(summary, summaryJson.ToArray(), runJson.ToArray(), new SampleLine().Write(data.Variants[0].Name, 0, Outcome.NotRun, data.Items, 0, null, []).ToArray());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        _gateway.Dispose();
        _batches?.Dispose();
        return _store.DisposeAsync();
    }

    private ExecutionSummary Execution(DateTimeOffset started, RunnerResult result)
    {
        var counters = _gateway.Counters;
        return new ExecutionSummary
        {
            Run = _options.RunId,
            Started = Stamp(started),
            Finished = Stamp(_clock.GetUtcNow()),
            Calls = counters.Calls,
            Found = counters.Found,
            Retries = counters.Retries,
            CallsBeyondEnd = result.CallsBeyondEnd,
            SpentUsd = Progress.SpentUsd,
            Traffic = _gateway.Traffic is { Count: > 0 } traffic ? traffic : null,
            Spent = SpentSummary.Of(_gateway.Spent, _plan.Suite.Budget),
            Findings = DataFindings.Stale(_plan.Profile, DateOnly.FromDateTime(started.UtcDateTime)) is { } stale ? [stale] : null,
            Stopped = result.StoppedBecause,
        };
    }

    private Summary Summarise(RunData ran, ExecutionSummary execution, bool stopped, bool cancelled, GateWatch? watch = null, DecidedRun? decided = null)
    {
        var counted = new CountedItems(ran.Items, [.. (decided?.ItemsRun ?? [.. Enumerable.Range(0, ran.Items.Count)]).Where(i => !_plan.Suite.IsQuarantined(ran.Items.Ids[i]))]);
        var quarantine = QuarantineResult.Of(_plan.Suite.Quarantine, ran);
        var data = counted.Of(ran);
        var fingerprints = _plan.Variants.Zip(data.Variants).ToDictionary(p => p.First.Name, p => VariantFingerprint.Of(p.First, p.Second), StringComparer.Ordinal);
        var summary = new SummaryBuilder(_plan.Suite, data, fingerprints, candidate => counted.Of(SideFor(candidate, data))) { Early = decided is null ? null : new EarlyVerdicts(decided.Watch) }
            .Build(new DatasetSummary(_plan.Suite.Dataset.ShownAs, data.Items.Count, _plan.DatasetHash) { Profile = _plan.Profile }, execution, stopped, cancelled);
        summary = summary with
        {
            Cells = counted.IsAll ? summary.Cells : CellCounts.Of(ran.Variants.SelectMany(v => v.Outcomes)),
            Quarantine = quarantine.Count == 0 ? null : quarantine,
            UntilDecided = watch is null ? null : Savings.Of(watch, decided, ran, _plan.Suite.Confidence),
        };
        return summary with { Findings = [.. PlanFindings.Where(f => f.Id == FindingCatalog.Undecidable.Id), .. summary.Findings] };
    }

    /// <summary>The variables that hold keys, whatever they are called.</summary>
    private static HashSet<string> KeyVariables(Suite suite) =>
        [.. suite.Models.Select(m => m.Settings).SelectMany(s => (s["headers"]?.Entries ?? []).Select(h => h.Value.Text("env")).Append(s.Text("api_key_env"))).OfType<string>()];

    private static IReadOnlyList<Problem> UnknownPrices(RunPlan plan)
    {
        var problems = new ProblemList();
        BudgetRules.CheckPrices(plan.Suite, plan.Variants, problems);
        return problems.ToList();
    }

    /// <summary>The file on the command line, else a baseline variant of the run, else the suite's accepted baseline.</summary>
    private BaselineSide? SideFor(VariantData candidate, RunData data)
    {
        if (_options.BaselineFile is null && data.Variants.FirstOrDefault(v => v.IsBaseline) is { } variant)
            return new BaselineSide(data, variant, BaselineSide.SameRun, null);
        return _accepted?.For(candidate);
    }

    private static (AcceptedBaseline? Baseline, IReadOnlyList<Problem> Problems) ReadBaseline(Suite suite, RunOptions options)
    {
        if (options.BaselineFile is { } named)
            return BaselineFile.Read(named, named);
        var own = BaselineFile.PathFor(suite.Path, suite.Name);
        return File.Exists(own) ? BaselineFile.Read(own, own) : (null, []);
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
