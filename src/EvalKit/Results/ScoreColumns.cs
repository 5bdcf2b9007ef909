namespace EvalKit.Results;

/// <summary>The scores of one grader over all cells of a variant: a few doubles a cell, no texts. Cells may be set from several threads.</summary>
public sealed class ScoreColumns
{
    private readonly Outcome[] outcomes;
    private readonly double[][] columns;
    private readonly int[] gold;
    private readonly int[] predicted;
    private readonly Dictionary<string, int> labels = new(StringComparer.Ordinal);
    private readonly Lock labelLock = new();

    /// <summary>All cells not run.</summary>
    public ScoreColumns(GraderDefinition definition, int cells)
    {
        Definition = definition;
        outcomes = new Outcome[cells];
        columns = [.. definition.Columns.Select(_ => new double[cells])];
        gold = definition.HasLabels ? new int[cells] : [];
        predicted = definition.HasLabels ? new int[cells] : [];
    }

    /// <summary>What the columns mean.</summary>
    public GraderDefinition Definition { get; }

    /// <summary>The number of cells.</summary>
    public int Count => outcomes.Length;

    /// <summary>The state of a cell's score.</summary>
    public Outcome OutcomeOf(int cell) => outcomes[cell];

    /// <summary>A column's value; NaN unless the cell is scored and the column defined.</summary>
    public double Value(int cell, int column) => outcomes[cell] == Outcome.Scored ? columns[column][cell] : double.NaN;

    /// <summary>The gold and the predicted label of a scored cell.</summary>
    public (string Gold, string Predicted) LabelsOf(int cell)
    {
        var names = labels.ToDictionary(l => l.Value, l => l.Key);
        return (names[gold[cell]], names[predicted[cell]]);
    }

    /// <summary>Records a score.</summary>
    public void Set(int cell, Score score)
    {
        if (score.Outcome == Outcome.Scored)
        {
            for (var column = 0; column < columns.Length; column++)
                columns[column][cell] = score.Columns[column];
            if (Definition.HasLabels)
                (gold[cell], predicted[cell]) = (Code(score.Gold!), Code(score.Predicted!));
        }
        outcomes[cell] = score.Outcome;
    }

    /// <summary>The given cells, which all have to be scored, as arrays; labels are numbered in ordinal order.</summary>
    public CellColumns Gather(IReadOnlyList<int> cells, IReadOnlyList<string>? labelOrder = null)
    {
        var names = labelOrder ?? Labels();
        var position = new int[labels.Count];
        for (var i = 0; i < names.Count; i++)
            if (labels.TryGetValue(names[i], out var code))
                position[code] = i;
        return new CellColumns(
            [.. columns.Select(column => Pick(column, cells))],
            Definition.HasLabels ? [.. cells.Select(c => position[gold[c]])] : [],
            Definition.HasLabels ? [.. cells.Select(c => position[predicted[c]])] : [],
            names);
    }

    /// <summary>The labels seen, in ordinal order.</summary>
    public IReadOnlyList<string> Labels() => [.. labels.Keys.Order(StringComparer.Ordinal)];

    private static double[] Pick(double[] column, IReadOnlyList<int> cells)
    {
        var picked = new double[cells.Count];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = column[cells[i]];
        return picked;
    }

    private int Code(string label)
    {
        lock (labelLock)
        {
            if (!labels.TryGetValue(label, out var code))
                labels.Add(label, code = labels.Count);
            return code;
        }
    }
}
