using System.Text.Json;
using EvalKit.Problems;

namespace EvalKit.Datasets;

/// <summary>A JSON file that holds one array of objects, read piece by piece.</summary>
internal sealed class JsonArrayRows
{
    private readonly ReadBuffer _buffer;
    private readonly string _file;
    private readonly ProblemList _problems;
    private Place _place;
    private int _line = 1;

    // One level more than a row has: the array around it.
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = DatasetFile.Strict.MaxDepth + 1 });

    private JsonArrayRows(Stream stream, string file, ProblemList problems)
    {
        _buffer = new ReadBuffer(stream);
        _file = file;
        _problems = problems;
    }

    private enum Place
    {
        BeforeArray,
        InArray,
        AfterArray,
    }

    private enum Progress
    {
        Moved,
        NeedsMore,
        Row,
        Done,
    }

    public static IEnumerable<DatasetRow> Read(Stream stream, string file, ProblemList problems)
    {
        var reader = new JsonArrayRows(stream, file, problems);
        reader._buffer.Fill();
        if (reader._buffer.Bytes.Span.StartsWith("\uFEFF"u8))
            reader._buffer.Skip(3);
        while (true)
        {
            switch (reader.Step(out var row))
            {
                case Progress.Row:
                    yield return row;
                    break;
                case Progress.NeedsMore:
                    reader._buffer.Fill();
                    break;
                case Progress.Done:
                    yield break;
            }
        }
    }

    private Progress Step(out DatasetRow row)
    {
        row = default;
        var reader = new Utf8JsonReader(_buffer.Bytes.Span, _buffer.Ended, _state);
        try
        {
            return _place switch
            {
                Place.BeforeArray => Open(ref reader),
                Place.InArray => Next(ref reader, out row),
                _ => Close(ref reader),
            };
        }
        catch (JsonException e)
        {
            // The reader's state counts lines from the start of the stream.
            return Fail(1 + (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0) + 1, "JSON: " + JsonProblem.Sentence(e));
        }
    }

    private Progress Open(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return Progress.NeedsMore;
        if (reader.TokenType != JsonTokenType.StartArray)
            return Fail(LineAt((int)reader.TokenStartIndex), 1, "has to hold one array of objects; use .jsonl for one object a line");
        _place = Place.InArray;
        return Advance(ref reader);
    }

    private Progress Next(ref Utf8JsonReader reader, out DatasetRow row)
    {
        row = default;
        var from = (int)reader.BytesConsumed;
        if (!reader.Read())
            return Progress.NeedsMore;
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _place = Place.AfterArray;
            return Advance(ref reader);
        }
        var line = LineAt((int)reader.TokenStartIndex);
        if (!reader.TrySkip())
            return _buffer.Length > ByteLines.MaxLineBytes ? Fail(line, 0, $"has a row longer than {ByteLines.MaxLineBytes / (1024 * 1024)} MiB") : Progress.NeedsMore;
        var bytes = _buffer.Bytes.Span[from..(int)reader.BytesConsumed].TrimStart(" \t\r\n,"u8);
        var value = JsonRow.Parse(bytes, _file, line, _problems);
        Advance(ref reader);
        if (value is null)
            return Progress.Moved;
        row = new DatasetRow(line, value.Value);
        return Progress.Row;
    }

    /// <summary>Only white space may follow the array; the reader throws at anything else.</summary>
    private Progress Close(ref Utf8JsonReader reader)
    {
        reader.Read();
        Advance(ref reader);
        return _buffer.Ended ? Progress.Done : Progress.NeedsMore;
    }

    private Progress Fail(int line, int column, string message)
    {
        _problems.Add(_file, line, column, message);
        return Progress.Done;
    }

    private int LineAt(int offset) => _line + _buffer.Bytes.Span[..offset].Count((byte)'\n');

    private Progress Advance(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        _line = LineAt(consumed);
        _buffer.Skip(consumed);
        _state = reader.CurrentState;
        return Progress.Moved;
    }
}
