using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Suites;

namespace EvalKit.Scoring;

/// <summary>
/// Scores outputs that exist already, row by row: memory grows with scores (a few doubles a row), not with texts. A row that cannot be read loses only
/// itself: its scores are errored, counted and shown.
/// </summary>
public sealed class ScoringSession : IAsyncDisposable
{
    /// <value>The default value is 512 rows graded at once, in parallel and written in order.</value>
    private const int BatchRows = 512;

    /// <value>The default value is 8 MiB of rows graded at once.</value>
    private const int BatchBytes = 8 * 1024 * 1024;

    private readonly Suite _suite;
    private readonly ScoringOptions _options;
    private readonly ResponseStore _store;
    private readonly ModelGateway _gateway;
    private readonly IReadOnlyList<IGrader> _graders;
    private readonly GraderDefinition[] _definitions;

    private ScoringSession(Suite suite, RunClients clients, ScoringOptions options, RunClock clock)
    {
        _suite = suite;
        _options = options;
        _store = ResponseStore.Open(new ResponseStoreOptions
        {
            Directory = clients.GradersCall && (options.Responses != ResponseMode.Only || Directory.Exists(options.StoreFolder)) ? options.StoreFolder : null,
            RecordedFiles = suite.RecordedResponses,
            Content = suite.StoreContent,
            Clock = clock,
        });
        _gateway = new ModelGateway(_store, new GatewayOptions { Mode = options.Responses, Clock = clock, JitterSeed = (ulong)suite.Seed });
        _graders = clients.CreateGraders(suite, _gateway, stop: null, options.Asking);
        _definitions = [.. _graders.Select(g => g.Definition)];
    }

    /// <summary>What is wrong with files of the store; their other entries are used.</summary>
    public IReadOnlyList<StoreProblems> StoreProblems => _store.Problems;

    /// <summary>Makes the graders of a file ready, or says everything that is wrong with it.</summary>
    /// <param name="gradersPath">The full path of the graders' file.</param>
    /// <param name="shownAs">The path as messages show it.</param>
    /// <param name="options">The caller's decisions.</param>
    /// <param name="environment">Where keys and named variables stand.</param>
    /// <param name="clock">The clock of records and delays.</param>
    public static (ScoringSession? Session, IReadOnlyList<Problem> Problems) Prepare(string gradersPath, string shownAs, ScoringOptions options, IEnvironment environment, RunClock clock)
    {
        var callsAllowed = options.Responses != ResponseMode.Only;
        var (suite, problems) = GradersFile.Load(gradersPath, shownAs, environment, callsAllowed);
        if (suite is null)
            return (null, problems);
        var (clients, modelProblems) = RunClients.Create(suite, [], environment, clock, callsAllowed);
        return clients is null ? (null, modelProblems) : (new ScoringSession(suite, clients, options, clock), []);
    }

    /// <summary>Scores every row and writes one line a row, then one line with the metrics.</summary>
    /// <param name="rows">JSON Lines, read as a stream.</param>
    /// <param name="write">Takes whole lines of UTF-8, in the order of the rows.</param>
    /// <param name="report">Takes the problem of each row that cannot be read.</param>
    /// <param name="cancellation">Ends the work between two batches.</param>
    public async Task<ScoringResult> RunAsync(Stream rows, Action<ReadOnlySpan<byte>> write, Action<Problem> report, CancellationToken cancellation)
    {
        var columns = new ScoringColumns(_suite);
        var lines = new ScoringLine();
        var unreadable = 0;
        foreach (var batch in Batches(rows))
        {
            var graded = new (ScoringRow Row, Score[] Scores)[batch.Count];
            await Parallel.ForAsync(0, batch.Count, cancellation, async (i, token) => graded[i] = await GradeAsync(batch[i], token));
            foreach (var (row, scores) in graded)
            {
                if (row.Problem is { } problem)
                {
                    unreadable++;
                    report(problem);
                }
                columns.Add(row, scores);
                lines.Add(row.Id, _definitions, scores);
            }
            write(lines.Lines);
            lines.Clear();
        }
        var metrics = columns.Metrics();
        write([.. JsonSerializer.SerializeToUtf8Bytes(new MetricsLine(metrics), SummaryJson.OneLine.MetricsLine), (byte)'\n']);
        return new ScoringResult(columns.Rows, unreadable, columns.Outcomes, _suite.AllowMissing) { Warnings = TooFewAnswers(metrics), FirstMissing = columns.FirstMissing };
    }

    /// <summary>The graders' configurations, in the order of the scores.</summary>
    internal IReadOnlyList<GraderConfiguration> Configurations => _suite.Graders;

    /// <summary>The environment variables that templates may name.</summary>
    internal IReadOnlyDictionary<string, string> Environment => _suite.Environment;

    /// <summary>What one grader says of rows that are in memory, in their order.</summary>
    internal async Task<Score[]> GradeAsync(IReadOnlyList<TemplateScope> rows, int grader, CancellationToken cancellation)
    {
        var scores = new Score[rows.Count];
        await Parallel.ForAsync(0, rows.Count, cancellation, async (i, token) => scores[i] = await _graders[grader].GuardedGradeAsync(new GradingContext(rows[i], null, null), token));
        return scores;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        return _store.DisposeAsync();
    }

    /// <summary>Metrics over repeats for which no item has enough of them.</summary>
    private List<string> TooFewAnswers(OrderedDictionary<string, MetricValue> metrics) =>
    [
        .. from grader in _definitions
           from metric in grader.Metrics.OfType<ColumnMean>()
           where metric.Success is { All: false } && metrics[$"{grader.Name}.{metric.Name}"] is { N: 0, Undefined: > 0 }
           select string.Create(CultureInfo.InvariantCulture, $"{grader.Name}.{metric.Name} is undefined: no id has {metric.Success!.K} rows (rows of one id are answers to one item)"),
    ];

    private async ValueTask<(ScoringRow Row, Score[] Scores)> GradeAsync(RawRow raw, CancellationToken cancellation)
    {
        var reader = new ScoringRowReader(_options.RowsShownAs, _options.OutputField, _suite.Environment);
        var row = raw.Json is { } json ? reader.Read(json, raw.Line, raw.Number) : reader.TooLong(raw.Line, raw.Number);
        var scores = new Score[_graders.Count];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = row.Scope is { } scope
                ? await _graders[i].GuardedGradeAsync(new GradingContext(scope, null, null), cancellation)
                : Score.Missing(Outcome.Errored, row.Problem!.ToString());
        return (row, scores);
    }

    private static IEnumerable<List<RawRow>> Batches(Stream rows)
    {
        var reader = new ByteLines(rows);
        var (batch, bytes, number) = (new List<RawRow>(BatchRows), 0L, 0);
        while (reader.TryRead(out var line))
        {
            if (!reader.TooLong && line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            batch.Add(new RawRow(reader.TooLong ? null : line.ToArray(), reader.Number, ++number));
            bytes += line.Length;
            if (batch.Count < BatchRows && bytes < BatchBytes)
                continue;
            yield return batch;
            (batch, bytes) = (new List<RawRow>(BatchRows), 0);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private sealed record RawRow(byte[]? Json, int Line, int Number);
}

/// <summary>The last line.</summary>
internal sealed record MetricsLine(OrderedDictionary<string, MetricValue> Metrics);
