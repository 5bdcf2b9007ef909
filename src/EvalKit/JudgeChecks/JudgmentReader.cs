using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.JudgeChecks;

/// <summary>Reads judgements from a table, joined to labels that stand in a file of their own.</summary>
internal sealed class JudgmentReader
{
    private readonly JudgmentColumns _columns;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private Dictionary<string, JsonElement> _labels = [];
    private JsonElement _last;

    private JudgmentReader(JudgmentColumns columns, ProblemList problems)
    {
        _columns = columns;
        _problems = problems;
    }

    /// <param name="path">Full path of the table.</param>
    /// <param name="shownAs">The path as messages show it.</param>
    /// <param name="labels">Full path of the labels, and how messages show it; null where they stand in the table.</param>
    /// <param name="columns">What the columns are.</param>
    public static (IReadOnlyList<Judgment> Rows, IReadOnlyList<Problem> Problems) Read(string path, string shownAs, (string Path, string ShownAs)? labels, JudgmentColumns columns)
    {
        var problems = new ProblemList();
        var reader = new JudgmentReader(columns, problems);
        if (labels is { } file)
            reader._labels = reader.Labels(file.Path, file.ShownAs);
        var rows = reader.Rows(path, shownAs);
        if (!problems.Any)
            reader.CheckColumns(shownAs, labels?.ShownAs, rows.Count);
        return (problems.Any ? [] : rows, problems.ToList());
    }

    private Dictionary<string, JsonElement> Labels(string path, string shownAs)
    {
        var labels = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (line, value) in DatasetFile.Rows(path, shownAs, _problems))
        {
            if (Id(value, default, line, shownAs) is not { } id)
                continue;
            if (!labels.TryAdd(id, value.Clone()))
                _problems.Add(shownAs, line, 0, $"'{Shown(id)}' is labelled twice: {TellApart}");
        }
        return labels;
    }

    private const string TellApart = "name the columns that tell rows apart with --id";

    private List<Judgment> Rows(string path, string shownAs)
    {
        var (rows, seen) = (new List<Judgment>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (line, value) in DatasetFile.Rows(path, shownAs, _problems))
        {
            if (Id(value, default, line, shownAs) is not { } id)
                continue;
            _last = value;
            var label = _labels.TryGetValue(id, out var known) ? known : default;
            var row = Row(Shown(id), value, label, line, shownAs);
            var key = string.Join('\u001f', [id, .. row.By, row.Claimed ?? ""]);
            if (!seen.Add(key))
                _problems.Add(shownAs, line, 0, $"'{Shown(id)}' is judged twice: {TellApart}");
            else
                rows.Add(row);
        }
        return rows;
    }

    private Judgment Row(string id, JsonElement value, JsonElement label, int line, string file)
    {
        var rank = Text(_columns.Rank, value, label);
        return new Judgment
        {
            Id = id,
            Judge = [.. _columns.Judge.SelectMany(c => Texts(c, value, label))],
            Against = Text(_columns.Against, value, label),
            Swapped = Text(_columns.Swapped, value, label),
            Human = [.. _columns.Human.SelectMany(c => Texts(c, value, label)).Where(t => t is not null)],
            By = [.. _columns.By.Select(c => Text(c, value, label) ?? SliceColumn.Missing)],
            Within = Text(_columns.Within, value, label),
            Cluster = Text(_columns.Cluster, value, label),
            Rank = rank is null ? null : Number(rank, _columns.Rank!, line, file),
            Lengths = [.. _columns.Length.Select(c => Length(c, value, label)).OfType<double>()],
            Models = [.. _columns.Model.Select(c => Text(c, value, label) ?? SliceColumn.Missing)],
            Claimed = Text(_columns.Claimed, value, label),
            Clause = Text(_columns.Clause, value, label),
        };
    }

    /// <summary>The values of the columns that tell rows apart.</summary>
    private string? Id(JsonElement value, JsonElement label, int line, string file)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            _problems.Add(file, line, 1, $"a row has to be an object, not {JsonKind.Name(value)}");
            return null;
        }
        var parts = new List<string>();
        foreach (var column in _columns.Id)
        {
            if (Text(column, value, label) is { } part)
            {
                parts.Add(part);
                continue;
            }
            _problems.Add(file, line, 0, $"a row needs '{column}'{NearestName.Hint(column, value.EnumerateObject().Select(p => p.Name))}");
            return null;
        }
        return string.Join('\u001f', parts);
    }

    private static string Shown(string id) => id.Replace('\u001f', ' ');

    private double? Number(string text, string column, int line, string file)
    {
        if (VerdictReader.Number(text) is { } number)
            return number;
        _problems.Add(file, line, 0, $"'{column}' has to be a number, not '{Excerpt(text)}'");
        return null;
    }

    /// <summary>A number, or the number of characters of a text.</summary>
    private double? Length(string column, JsonElement value, JsonElement label)
    {
        if (Find(column, value, label) is not { } cell)
            return null;
        if (cell.ValueKind == JsonValueKind.Number)
            return cell.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
        var text = JsonKind.Text(cell);
        return new StringInfo(text).LengthInTextElements;
    }

    private IEnumerable<string?> Texts(string column, JsonElement value, JsonElement label) => Find(column, value, label) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? null : JsonKind.Text(e))],
        { } cell => [JsonKind.Text(cell)],
        _ => [null],
    };

    private string? Text(string? column, JsonElement value, JsonElement label) => column is null ? null : Find(column, value, label) is { } cell ? JsonKind.Text(cell) : null;

    /// <summary>The cell of a column, in the row or else in its label; null where both lack it or have null there.</summary>
    private JsonElement? Find(string column, JsonElement value, JsonElement label)
    {
        foreach (var row in (ReadOnlySpan<JsonElement>)[value, label])
        {
            if (row.ValueKind != JsonValueKind.Object || Member(row, column) is not { } cell)
                continue;
            _found.Add(column);
            if (cell.ValueKind != JsonValueKind.Null)
                return cell;
        }
        return null;
    }

    /// <summary>A member by its whole name, or by a path of names.</summary>
    private static JsonElement? Member(JsonElement row, string column)
    {
        if (row.TryGetProperty(column, out var whole))
            return whole;
        var current = row;
        foreach (var name in column.Split('.'))
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
                return null;
        return current;
    }

    /// <summary>A column that no row has is misspelt.</summary>
    private void CheckColumns(string file, string? labels, int rows)
    {
        if (rows == 0)
        {
            _problems.Add(file, 0, 0, "holds no rows");
            return;
        }
        List<string> known = [.. Names(_last), .. _labels.Values.Take(1).SelectMany(Names)];
        foreach (var column in Named().Where(c => !_found.Contains(c)))
            _problems.Add(file, 0, 0, $"no row{(labels is null ? "" : $" of it or of {labels}")} has a column '{column}'{NearestName.Hint(column, known)}");
    }

    private static IEnumerable<string> Names(JsonElement row) => row.ValueKind != JsonValueKind.Object ? [] : row.EnumerateObject().SelectMany(p =>
        p.Value.ValueKind == JsonValueKind.Object ? p.Value.EnumerateObject().Select(inner => $"{p.Name}.{inner.Name}").Prepend(p.Name) : [p.Name]);

    private IEnumerable<string> Named() =>
    [
        .. _columns.Judge, .. _columns.Human, .. _columns.By, .. _columns.Length, .. _columns.Model,
        .. new[] { _columns.Against, _columns.Swapped, _columns.Within, _columns.Cluster, _columns.Rank, _columns.Claimed, _columns.Clause }.OfType<string>(),
    ];

    private static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
