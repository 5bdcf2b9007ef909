namespace EvalKit.Results;

/// <summary>The scores of one grader over all cells of a variant: a few doubles a cell, no texts. Cells may be set from several threads.</summary>
public sealed class ScoreColumns
{
    private readonly double[][] _columns;
    private Outcome[] _outcomes;
    private int[] _gold;
    private int[] _predicted;
    private IReadOnlyList<ulong>[] _terms;
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Lock _labelLock = new();
    private SortedSet<string>? _judgeModels;

    /// <summary>All cells not run.</summary>
    public ScoreColumns(GraderDefinition definition, int cells)
    {
        Definition = definition;
        Count = cells;
        _outcomes = new Outcome[cells];
        _columns = [.. definition.Columns.Select(_ => new double[cells])];
        _gold = definition.HasLabels ? new int[cells] : [];
        _predicted = definition.HasLabels ? new int[cells] : [];
        _terms = definition.HasTerms ? new IReadOnlyList<ulong>[cells] : [];
    }

    /// <summary>What the columns mean.</summary>
    public GraderDefinition Definition { get; }

    /// <summary>The number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>The exact models that judged, in ordinal order; none for graders without judges.</summary>
    public IReadOnlyList<string> JudgeModels => _judgeModels is null ? [] : [.. _judgeModels];

    /// <summary>US dollars that judges cost; null where a price is unknown.</summary>
    public decimal? JudgeUsd { get; private set; } = 0;

    /// <summary>US dollars that embeddings cost; null where a price is unknown.</summary>
    public decimal? EmbeddingUsd { get; private set; } = 0;

    /// <summary>The state of a cell's score.</summary>
    public Outcome OutcomeOf(int cell) => _outcomes[cell];

    /// <summary>A column's value; NaN unless the cell is scored and the column defined.</summary>
    public double Value(int cell, int column) => _outcomes[cell] == Outcome.Scored ? _columns[column][cell] : double.NaN;

    /// <summary>The gold and the predicted label of a scored cell.</summary>
    public (string Gold, string Predicted) LabelsOf(int cell) => (_names[_gold[cell]], _names[_predicted[cell]]);

    /// <summary>The terms of a scored cell; none for graders without.</summary>
    public IReadOnlyList<ulong> TermsOf(int cell) => Definition.HasTerms ? _terms[cell] : [];

    /// <summary>Adds a cell with its score, where the number of cells is not known beforehand. From one thread only.</summary>
    public void Add(Score score)
    {
        if (Count == _outcomes.Length)
        {
            var room = Math.Max(256, Count * 2);
            Array.Resize(ref _outcomes, room);
            for (var column = 0; column < _columns.Length; column++)
                Array.Resize(ref _columns[column], room);
            if (Definition.HasLabels)
            {
                Array.Resize(ref _gold, room);
                Array.Resize(ref _predicted, room);
            }
            if (Definition.HasTerms)
                Array.Resize(ref _terms, room);
        }
        Set(Count++, score);
    }

    /// <summary>Records a score.</summary>
    public void Set(int cell, Score score)
    {
        if (score.Outcome == Outcome.Scored)
        {
            for (var column = 0; column < _columns.Length; column++)
                _columns[column][cell] = double.IsFinite(score.Columns[column]) ? score.Columns[column] : double.NaN;
            if (Definition.HasLabels)
                (_gold[cell], _predicted[cell]) = (Code(score.Gold!), Code(score.Predicted!));
            if (Definition.HasTerms)
                _terms[cell] = score.Terms;
        }
        _outcomes[cell] = score.Outcome;
        if (score.Judge is { } judge)
            AddJudge(judge);
        if (score.EmbeddingUsd is not 0m)
            lock (_labelLock)
                EmbeddingUsd += score.EmbeddingUsd;
    }

    private void AddJudge(JudgeTrace judge)
    {
        lock (_labelLock)
        {
            (_judgeModels ??= new SortedSet<string>(StringComparer.Ordinal)).UnionWith(judge.Models);
            JudgeUsd += judge.CostUsd;
        }
    }

    /// <summary>Takes over the given cells of another table of the same definition, in their order.</summary>
    internal void CopyFrom(ScoreColumns other, IReadOnlyList<int> cells)
    {
        (_judgeModels, JudgeUsd, EmbeddingUsd) = (other._judgeModels, other.JudgeUsd, other.EmbeddingUsd);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var from = cells[cell];
            _outcomes[cell] = other._outcomes[from];
            for (var column = 0; column < _columns.Length; column++)
                _columns[column][cell] = other._columns[column][from];
            if (Definition.HasLabels && _outcomes[cell] == Outcome.Scored)
                (_gold[cell], _predicted[cell]) = (Code(other._names[other._gold[from]]), Code(other._names[other._predicted[from]]));
            if (Definition.HasTerms && _outcomes[cell] == Outcome.Scored)
                _terms[cell] = other.TermsOf(from);
        }
    }

    /// <summary>The given cells, which all have to be scored, as arrays; labels are numbered in ordinal order.</summary>
    public CellColumns Gather(IReadOnlyList<int> cells, IReadOnlyList<string>? labelOrder = null)
    {
        var names = labelOrder ?? Labels();
        var position = new int[_labels.Count];
        for (var i = 0; i < names.Count; i++)
            if (_labels.TryGetValue(names[i], out var code))
                position[code] = i;
        return new CellColumns(
            [.. _columns.Select(column => Pick(column, cells))],
            Definition.HasLabels ? [.. cells.Select(c => position[_gold[c]])] : [],
            Definition.HasLabels ? [.. cells.Select(c => position[_predicted[c]])] : [],
            names)
        {
            Terms = Definition.HasTerms ? [.. cells.Select(TermsOf)] : [],
        };
    }

    /// <summary>The scored cells that agree in their labels and the given columns (all where null), or null when there are more than so many kinds.</summary>
    internal CellGroups? Group(IReadOnlyList<int> cells, IReadOnlyList<int>? columns, int most) =>
        CellGroups.Of(cells, new SameNumbers(this, [.. (columns ?? [.. Enumerable.Range(0, _columns.Length)]).Select(c => _columns[c])]), most);

    /// <summary>The labels seen, in ordinal order.</summary>
    public IReadOnlyList<string> Labels() => [.. _labels.Keys.Order(StringComparer.Ordinal)];

    private static double[] Pick(double[] column, IReadOnlyList<int> cells)
    {
        var picked = new double[cells.Count];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = column[cells[i]];
        return picked;
    }

    private int Code(string label)
    {
        lock (_labelLock)
        {
            if (_labels.TryGetValue(label, out var code))
                return code;
            _labels.Add(label, code = _names.Count);
            _names.Add(label);
            return code;
        }
    }

    private sealed class SameNumbers(ScoreColumns scores, double[][] columns) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y)
        {
            foreach (var column in columns)
                if (BitConverter.DoubleToInt64Bits(column[x]) != BitConverter.DoubleToInt64Bits(column[y]))
                    return false;
            return !scores.Definition.HasLabels || scores._gold[x] == scores._gold[y] && scores._predicted[x] == scores._predicted[y];
        }

        public int GetHashCode(int obj)
        {
            var hash = new HashCode();
            foreach (var column in columns)
                hash.Add(BitConverter.DoubleToInt64Bits(column[obj]));
            if (scores.Definition.HasLabels)
                hash.Add((scores._gold[obj], scores._predicted[obj]));
            return hash.ToHashCode();
        }
    }
}
