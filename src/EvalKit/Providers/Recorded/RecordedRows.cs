using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Providers.Recorded;

/// <summary>Reads a file of recorded outputs: the rows of each item id in file order, one a repeat.</summary>
internal sealed class RecordedRows
{
    private static readonly string[] Optional = ["latency_s", "cost_usd", "input_tokens", "output_tokens", "finish_reason"];

    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly YamlValue _settings;
    private readonly ProblemList _problems;
    private readonly string _file;

    private RecordedRows(ModelDefinition model, ProviderContext context)
    {
        _settings = model.Settings;
        _problems = context.Problems;
        _file = _settings.Text("path")!;
    }

    public static IReadOnlyDictionary<string, List<RecordedRow>>? Read(ModelDefinition model, ProviderContext context)
    {
        var reader = new RecordedRows(model, context);
        var rows = reader.ReadAll(context.Resolve(reader._file));
        return context.Problems.Any ? null : rows;
    }

    private Dictionary<string, List<RecordedRow>> ReadAll(string path)
    {
        var idColumn = _settings.Text("id") ?? "id";
        var rows = new Dictionary<string, List<RecordedRow>>(StringComparer.Ordinal);
        var last = default(JsonElement);
        foreach (var (line, value) in DatasetFile.Rows(path, _file, _problems))
        {
            if (Cell(value, idColumn) is not { } id)
                _problems.Add(_file, line, 0, $"a recorded output needs '{idColumn}'{Hint(value, idColumn)}");
            else if (ReadRow(value, line) is { } row)
            {
                if (row.Error is null)
                    last = value;
                if (!rows.TryGetValue(id, out var repeats))
                    rows.Add(id, repeats = []);
                repeats.Add(row);
            }
        }
        CheckColumns(last);
        return rows;
    }

    /// <summary>A column that no row has is misspelt. Errors are rare: their column may be absent from every row.</summary>
    private void CheckColumns(JsonElement last)
    {
        foreach (var key in Optional)
            if (last.ValueKind == JsonValueKind.Object && _settings[key] is { Text: var column } place && !_found.Contains(key))
                _problems.Add(place, $"no row of '{_file}' has a column '{column}'{Hint(last, column)}");
    }

    private RecordedRow? ReadRow(JsonElement value, int line)
    {
        var output = _settings.Text("output")!;
        var error = Column(value, "error") is { Length: > 0 } message ? message : null;
        if (Cell(value, output) is not { } text)
        {
            if (error is not null)
                return new RecordedRow { Output = "", Error = error };
            _problems.Add(_file, line, 0, $"a recorded output needs '{output}'{Hint(value, output)}");
            return null;
        }
        return new RecordedRow
        {
            Output = text,
            LatencyMs = Number(value, "latency_s", line) * 1000,
            CostUsd = Number(value, "cost_usd", line),
            InputTokens = (long?)Number(value, "input_tokens", line),
            OutputTokens = (long?)Number(value, "output_tokens", line),
            FinishReason = Column(value, "finish_reason"),
            Error = error,
        };
    }

    private string? Column(JsonElement value, string key)
    {
        if (_settings.Text(key) is not { } column)
            return null;
        var cell = Cell(value, column);
        if (cell is not null || value.TryGetProperty(column, out _))
            _found.Add(key);
        return cell;
    }

    private double? Number(JsonElement value, string key, int line)
    {
        if (Column(value, key) is not { Length: > 0 } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0)
            return number;
        _problems.Add(_file, line, 0, $"'{_settings.Text(key)}' has to be a number of at least 0, not '{text}'");
        return null;
    }

    private static string? Cell(JsonElement row, string column) => row.ValueKind == JsonValueKind.Object ? ItemTableBuilder.Find(row, column) : null;

    private static string Hint(JsonElement row, string column) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(column, out _) ? ", which is null"
        : row.ValueKind == JsonValueKind.Object ? NearestName.Hint(column, row.EnumerateObject().Select(p => p.Name)) : "";
}
