using System.Text.Json;
using EvalKit.Problems;

namespace EvalKit.Datasets;

/// <summary>A JSON file that holds one array of objects, read piece by piece.</summary>
internal sealed class JsonArrayRows
{
    private readonly Stream stream;
    private readonly string file;
    private readonly ProblemList problems;
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool ended;
    private bool opened;
    private int line = 1;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 64 });

    private JsonArrayRows(Stream stream, string file, ProblemList problems)
    {
        this.stream = stream;
        this.file = file;
        this.problems = problems;
    }

    public static IEnumerable<DatasetRow> Read(Stream stream, string file, ProblemList problems)
    {
        var reader = new JsonArrayRows(stream, file, problems);
        reader.Fill();
        if (reader.buffer.AsSpan(0, reader.end).StartsWith("\uFEFF"u8))
            reader.start = 3;
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
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), ended, state);
        try
        {
            if (!opened)
            {
                if (!reader.Read())
                    return Progress.NeedsMore;
                if (reader.TokenType != JsonTokenType.StartArray)
                    return Fail((int)reader.TokenStartIndex, "has to hold one array of objects; use .jsonl for one object a line");
                opened = true;
                Advance(ref reader);
                return Step(out row);
            }
            var before = reader;
            if (!reader.Read())
                return ended ? Fail(0, "ends before the array is closed") : Progress.NeedsMore;
            if (reader.TokenType == JsonTokenType.EndArray)
                return Progress.Done;
            var rowLine = line + buffer.AsSpan(start, (int)reader.TokenStartIndex).Count((byte)'\n');
            if (!reader.TrySkip())
                return end - start > ByteLines.MaxLineBytes ? Fail(0, $"has a row longer than {ByteLines.MaxLineBytes / (1024 * 1024)} MiB") : Progress.NeedsMore;
            var from = (int)before.BytesConsumed;
            var bytes = buffer.AsSpan(start + from, (int)reader.BytesConsumed - from).TrimStart(" \t\r\n,"u8);
            row = new DatasetRow(rowLine, JsonElement.Parse(bytes, DatasetFile.Strict));
            Advance(ref reader);
            return Progress.Row;
        }
        catch (JsonException e)
        {
            var wrongLine = line + (int)(e.LineNumber ?? 0);
            problems.Add(file, wrongLine, (int)(e.BytePositionInLine ?? 0) + 1, "JSON: " + JsonProblem.Sentence(e));
            return Progress.Done;
        }
    }

    private Progress Fail(int offset, string message)
    {
        problems.Add(file, line + buffer.AsSpan(start, offset).Count((byte)'\n'), 1, message);
        return Progress.Done;
    }

    private void Advance(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        line += buffer.AsSpan(start, consumed).Count((byte)'\n');
        start += consumed;
        state = reader.CurrentState;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
    }
}
