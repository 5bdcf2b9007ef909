namespace EvalKit.Running;

/// <summary>Takes the lines of cells in the order in which they finish and gives them back in canonical order.</summary>
internal sealed class SampleSpool(string path, int cells) : IDisposable
{
    private readonly Spool _lines = new(path, cells);

    public int Count => _lines.Count;

    public bool Has(int cell) => _lines.Has(cell);

    public void Append(int cell, ReadOnlySpan<byte> line) => _lines.Append(cell, line);

    /// <summary>Writes every cell's line in cell order; a cell without one gets the line that <paramref name="absent"/> makes.</summary>
    public void WriteOrdered(Stream target, Func<int, byte[]> absent)
    {
        for (var cell = 0; cell < _lines.Count; cell++)
            target.Write(_lines.Has(cell) ? _lines.Read(cell) : absent(cell));
    }

    public void Dispose() => _lines.Dispose();
}
