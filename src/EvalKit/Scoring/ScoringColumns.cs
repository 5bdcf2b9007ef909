using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EvalKit.Results;
using EvalKit.Suites;

namespace EvalKit.Scoring;

/// <summary>What metrics need of the rows that went by: the columns of each grader, the outcome, eight bytes of each id.</summary>
internal sealed class ScoringColumns(Suite suite)
{
    private readonly ScoreColumns[] _graders = [.. suite.Graders.Select(g => new ScoreColumns(g.Definition, 0))];
    private readonly int[] _outcomes = new int[Enum.GetValues<Outcome>().Length];
    private readonly List<ulong> _ids = [];

    public int Rows => _ids.Count;

    /// <summary>How many rows ended in which state: scored by every grader, or the first other state among them.</summary>
    public IReadOnlyDictionary<Outcome, int> Outcomes => OutcomeNames.InReportOrder.Where(o => _outcomes[(int)o] > 0).ToDictionary(o => o, o => _outcomes[(int)o]);

    /// <summary>The first row that could be read and not be scored, with its grader and the reason.</summary>
    public string? FirstMissing { get; private set; }

    public void Add(ScoringRow row, IReadOnlyList<Score> scores)
    {
        var outcome = Outcome.Scored;
        for (var i = 0; i < _graders.Length; i++)
        {
            _graders[i].Add(scores[i]);
            if (outcome == Outcome.Scored)
                outcome = scores[i].Outcome;
            if (row.Problem is null && scores[i] is { Outcome: not Outcome.Scored, Reason: { } reason })
                FirstMissing ??= $"{row.Id}: {_graders[i].Definition.Name}: {reason}";
        }
        _outcomes[(int)outcome]++;
        // Only ids that rows name themselves can be those of other rows; a number stands for the rest, which has no row behind it twice.
        _ids.Add(row.HasId ? Hash(row.Id) : (ulong)_ids.Count);
    }

    /// <summary>
    /// The metrics of every grader by <c>name.metric</c>. Rows of one id are answers to one item: not independent of each other, and repeats where a metric is
    /// about those.
    /// </summary>
    public OrderedDictionary<string, MetricValue> Metrics()
    {
        var (items, count) = Items();
        var rows = new MetricCalculator(Rows, 1, count < Rows ? items : null, suite.Confidence, suite.Seed);
        var repeats = new MetricCalculator(count, 1, null, suite.Confidence, suite.Seed);
        int[] all = [.. Enumerable.Range(0, Rows)];
        var metrics = new OrderedDictionary<string, MetricValue>(StringComparer.Ordinal);
        foreach (var scores in _graders)
            foreach (var metric in scores.Definition.Metrics)
                metrics.Add($"{scores.Definition.Name}.{metric.Name}",
                    metric is ColumnMean { Success: not null } success ? repeats.OfSuccesses(scores, success, items) : rows.Compute(scores, metric, all));
        return metrics;
    }

    /// <summary>The item of each row, and how many there are.</summary>
    private (int[] Items, int Count) Items()
    {
        var numbers = new Dictionary<ulong, int>();
        var items = new int[Rows];
        for (var row = 0; row < items.Length; row++)
        {
            if (!numbers.TryGetValue(_ids[row], out var number))
                numbers.Add(_ids[row], number = numbers.Count);
            items[row] = number;
        }
        return (items, numbers.Count);
    }

    private static ulong Hash(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
