namespace EvalKit.Results;

/// <summary>The numbers of one variant: states, scores, usage. A few doubles a cell. Cell = item x repeats + repeat.</summary>
public sealed class VariantData
{
    private readonly Lock _totalsLock = new();
    private readonly SortedSet<string> _servedModels = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _fingerprints = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _fallbacks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);

    /// <summary>All cells not run.</summary>
    /// <param name="name">The variant's name.</param>
    /// <param name="isBaseline">Whether others are compared with it.</param>
    /// <param name="graders">What is measured, the built-in metrics included.</param>
    /// <param name="cells">Items x repeats.</param>
    public VariantData(string name, bool isBaseline, IReadOnlyList<GraderDefinition> graders, int cells)
    {
        Name = name;
        IsBaseline = isBaseline;
        Outcomes = new Outcome[cells];
        Graders = [.. graders.Select(g => new ScoreColumns(g, cells))];
        Speed = new AnswerSpeed(cells);
    }

    /// <summary>The variant's name.</summary>
    public string Name { get; }

    /// <summary>Whether others are compared with it.</summary>
    public bool IsBaseline { get; }

    /// <summary>The state of each cell.</summary>
    public Outcome[] Outcomes { get; }

    /// <summary>The scores of each grader.</summary>
    public IReadOnlyList<ScoreColumns> Graders { get; }

    /// <summary>How fast its answers came.</summary>
    internal AnswerSpeed Speed { get; private init; }

    /// <summary>Tokens of all cells.</summary>
    public TokenTotals Usage { get; private set; }

    /// <summary>Calls of the system under test that its cells consist of, made now or found on record.</summary>
    public long Calls { get; private set; }

    /// <summary>Those of <see cref="Calls"/> whose tokens are an estimate.</summary>
    public long EstimatedCalls { get; private set; }

    /// <summary>The models that really answered, in ordinal order.</summary>
    public IReadOnlyList<string> ServedModels => [.. _servedModels];

    /// <summary>The fingerprints of the serving systems, in ordinal order.</summary>
    public IReadOnlyList<string> Fingerprints => [.. _fingerprints];

    /// <summary>How many cells have no sample, by the kind of failure, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> Failures => _failures;

    /// <summary>How many cells another model than the variant's answered, by its name in the suite, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> Fallbacks => _fallbacks;

    /// <summary>Answers of OpenAI that report a number of cached tokens which its cache cannot have served.</summary>
    public int ImpossibleCacheCounts { get; private set; }

    /// <summary>The scores of a grader by its name.</summary>
    public ScoreColumns? Grader(string name) => Graders.FirstOrDefault(g => g.Definition.Name == name);

    /// <summary>A metric by its full name, with the scores it is made of. A grader's name may hold a dot, so that only the full name says where it ends.</summary>
    public (ScoreColumns Scores, MetricDefinition Metric)? Metric(string name)
    {
        foreach (var scores in Graders)
            foreach (var metric in scores.Definition.Metrics)
                if (name.Length == scores.Definition.Name.Length + 1 + metric.Name.Length && name.StartsWith(scores.Definition.Name, StringComparison.Ordinal) && name.EndsWith("." + metric.Name, StringComparison.Ordinal))
                    return (scores, metric);
        return null;
    }

    /// <summary>Counts a cell without a sample. May be called from several threads.</summary>
    public void AddFailure(string kind)
    {
        lock (_totalsLock)
            _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
    }

    /// <summary>Counts a cell that another model answered. May be called from several threads.</summary>
    public void AddFallback(string model)
    {
        lock (_totalsLock)
            _fallbacks[model] = _fallbacks.GetValueOrDefault(model) + 1;
    }

    /// <summary>Adds what a cell used and who served it. May be called from several threads.</summary>
    public void AddTotals(TokenTotals usage, ReadOnlySpan<(string? Model, string? Fingerprint)> served, int calls = 0, int impossibleCacheCounts = 0, int estimated = 0)
    {
        lock (_totalsLock)
        {
            ImpossibleCacheCounts += impossibleCacheCounts;
            Usage += usage;
            Calls += calls;
            EstimatedCalls += estimated;
            foreach (var (model, fingerprint) in served)
            {
                if (model is not null)
                    _servedModels.Add(model);
                if (fingerprint is not null)
                    _fingerprints.Add(fingerprint);
            }
        }
    }

    /// <summary>The same variant as if only some of its items had been planned.</summary>
    /// <param name="items">Their indexes, ascending.</param>
    /// <param name="repeats">Cells of each item.</param>
    internal VariantData Only(IReadOnlyList<int> items, int repeats)
    {
        int[] cells = [.. items.SelectMany(i => Enumerable.Range(i * repeats, repeats))];
        var only = new VariantData(Name, IsBaseline, [.. Graders.Select(g => g.Definition)], cells.Length) { Usage = Usage, Calls = Calls, ImpossibleCacheCounts = ImpossibleCacheCounts, EstimatedCalls = EstimatedCalls, Speed = Speed.Only(cells) };
        for (var cell = 0; cell < cells.Length; cell++)
            only.Outcomes[cell] = Outcomes[cells[cell]];
        foreach (var (from, to) in Graders.Zip(only.Graders))
            to.CopyFrom(from, cells);
        only._servedModels.UnionWith(_servedModels);
        only._fingerprints.UnionWith(_fingerprints);
        foreach (var (kind, count) in _failures)
            only._failures[kind] = count;
        foreach (var (model, count) in _fallbacks)
            only._fallbacks[model] = count;
        return only;
    }
}
