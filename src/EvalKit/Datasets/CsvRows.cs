using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using EvalKit.Problems;

namespace EvalKit.Datasets;

/// <summary>
/// CSV (RFC 4180) with a header row; comma, semicolon, tab or bar, as the header shows. Cells are strings; a column whose name ends in <c>[]</c> holds
/// JSON arrays.
/// </summary>
internal static class CsvRows
{
    // One level more than a list in a cell has: the row around it.
    private static readonly JsonDocumentOptions RowOptions = new() { MaxDepth = DatasetFile.Strict.MaxDepth + 1 };

    public static IEnumerable<DatasetRow> Read(Stream stream, string file, ProblemList problems)
    {
        var options = new CsvReaderOptions { MaxRecordSize = ByteLines.MaxLineBytes, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };
        using var reader = CsvReader.Create(stream, options);
        if (!TryRead(reader, file, problems) || !CheckHeader(reader.Headers, file, problems))
            yield break;
        var columns = reader.Headers.ToArray();
        do
        {
            var line = (int)reader.LineNumber;
            if (reader.FieldCount != columns.Length)
                problems.Add(file, line, 0, string.Create(CultureInfo.InvariantCulture, $"has {reader.FieldCount} cells where the header has {columns.Length}"));
            else if (ToJson(columns, reader, file, line, problems) is { } value)
                yield return new DatasetRow(line, value);
        }
        while (TryRead(reader, file, problems));
    }

    private static bool TryRead(CsvReader reader, string file, ProblemList problems)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException)
        {
            problems.Add(file, (int)reader.LineNumber, 0, "CSV: " + Sentence(e));
            return false;
        }
    }

    /// <summary>The reader's sentence without the place that it puts around it: the problem has its own.</summary>
    private static string Sentence(Exception e)
    {
        var message = e.Message.ReplaceLineEndings(" ");
        var (from, to) = (message.IndexOf("): ", StringComparison.Ordinal), message.IndexOf(" (byte offset", StringComparison.Ordinal));
        return message[(from < 0 ? 0 : from + 3)..(to < 0 ? message.Length : to)];
    }

    private static bool CheckHeader(IReadOnlyList<string> header, string file, ProblemList problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in header.Select(PropertyName))
            if (string.IsNullOrWhiteSpace(name))
                problems.Add(file, 1, 0, "the header has a column without a name");
            else if (!names.Add(name))
                problems.Add(file, 1, 0, $"the header names column '{name}' twice");
        return names.Count == header.Count;
    }

    private static JsonElement? ToJson(string[] columns, CsvReader reader, string file, int line, ProblemList problems)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        for (var i = 0; i < columns.Length; i++)
        {
            var cell = reader.GetSpan(i);
            if (!IsList(columns[i]))
            {
                if (!Utf8.IsValid(cell))
                {
                    problems.Add(file, line, 0, $"column '{columns[i]}' is not valid UTF-8; save the file as UTF-8");
                    return null;
                }
                writer.WriteString(columns[i], cell);
                continue;
            }
            if (!cell.StartsWith("["u8))
            {
                problems.Add(file, line, 0, $"column '{columns[i]}' has to hold a JSON array such as [\"a\", \"b\"]");
                return null;
            }
            if (JsonRow.Parse(cell, file, line, problems, $"column '{columns[i]}': ") is not { } list)
                return null;
            writer.WritePropertyName(PropertyName(columns[i]));
            list.WriteTo(writer);
        }
        writer.WriteEndObject();
        writer.Flush();
        return JsonElement.Parse(buffer.WrittenSpan, RowOptions);
    }

    private static bool IsList(string column) => column.EndsWith("[]", StringComparison.Ordinal);

    private static string PropertyName(string column) => IsList(column) ? column[..^2] : column;
}
