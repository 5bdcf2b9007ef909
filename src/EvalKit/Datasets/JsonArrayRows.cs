using System.Text.Json;
using EvalKit.Problems;

namespace EvalKit.Datasets;

/// <summary>A JSON file that holds one array of objects, read piece by piece.</summary>
internal sealed class JsonArrayRows
{
    private readonly Stream _stream;
    private readonly string _file;
    private readonly ProblemList _problems;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _opened;
    private int _line = 1;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 64 });

    private JsonArrayRows(Stream stream, string file, ProblemList problems)
    {
        _stream = stream;
        _file = file;
        _problems = problems;
    }

    public static IEnumerable<DatasetRow> Read(Stream stream, string file, ProblemList problems)
    {
        var reader = new JsonArrayRows(stream, file, problems);
        reader.Fill();
        if (reader._buffer.AsSpan(0, reader._end).StartsWith("\uFEFF"u8))
            reader._start = 3;
        while (true)
        {
            var step = reader.Step(out var row);
            if (step == Progress.Row)
                yield return row;
            else if (step == Progress.Done)
                yield break;
            else
                reader.Fill();
        }
    }

    private enum Progress
    {
        NeedsMore,
        Row,
        Done,
    }

    private Progress Step(out DatasetRow row)
    {
        row = default;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
        try
        {
            if (!_opened)
            {
                if (!reader.Read())
                    return Progress.NeedsMore;
                if (reader.TokenType != JsonTokenType.StartArray)
                    return Fail((int)reader.TokenStartIndex, "has to hold one array of objects; use .jsonl for one object a line");
                _opened = true;
                Advance(ref reader);
                return Step(out row);
            }
            var before = reader;
            if (!reader.Read())
                return _ended ? Fail(0, "ends before the array is closed") : Progress.NeedsMore;
            if (reader.TokenType == JsonTokenType.EndArray)
                return Progress.Done;
            var rowLine = _line + _buffer.AsSpan(_start, (int)reader.TokenStartIndex).Count((byte)'\n');
            if (!reader.TrySkip())
                return _end - _start > ByteLines.MaxLineBytes ? Fail(0, $"has a row longer than {ByteLines.MaxLineBytes / (1024 * 1024)} MiB") : Progress.NeedsMore;
            var from = (int)before.BytesConsumed;
            var bytes = _buffer.AsSpan(_start + from, (int)reader.BytesConsumed - from).TrimStart(" \t\r\n,"u8);
            row = new DatasetRow(rowLine, JsonElement.Parse(bytes, DatasetFile.Strict));
            Advance(ref reader);
            return Progress.Row;
        }
        catch (JsonException e)
        {
            var wrongLine = _line + (int)(e.LineNumber ?? 0);
            _problems.Add(_file, wrongLine, (int)(e.BytePositionInLine ?? 0) + 1, "JSON: " + JsonProblem.Sentence(e));
            return Progress.Done;
        }
    }

    private Progress Fail(int offset, string message)
    {
        _problems.Add(_file, _line + _buffer.AsSpan(_start, offset).Count((byte)'\n'), 1, message);
        return Progress.Done;
    }

    private void Advance(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        _line += _buffer.AsSpan(_start, consumed).Count((byte)'\n');
        _start += consumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }
}
