using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EvalKit.Models;

/// <summary>
/// One batch on disk, from before it is handed in until its last answer is stored: a line for the batch, one for each of its calls, then one for each thing
/// that has happened to it. It is there whole before the provider hears of the batch, so that none can be forgotten; a torn line is ignored.
/// </summary>
internal sealed class BatchJournal
{
    public const string Extension = ".jsonl";

    private readonly string _path;
    private readonly OrderedDictionary<ResponseKey, int> _calls;
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    private BatchJournal(string path, string name, string lane, OrderedDictionary<ResponseKey, int> calls) => (_path, Name, Lane, _calls) = (path, name, lane, calls);

    /// <summary>The name that the provider is given, by which a batch is found again whose id was never received.</summary>
    public string Name { get; }

    public string Lane { get; }

    /// <summary>Its calls in the order of the batch, each with the number of this attempt.</summary>
    public IReadOnlyDictionary<ResponseKey, int> Calls => _calls;

    /// <summary>The moment at which it began to be handed in; null before that, when nobody can know it.</summary>
    public DateTimeOffset? HandedInAt { get; private set; }

    /// <summary>The newest batch that there was before it, where the provider's batches have no names.</summary>
    public string? After { get; private set; }

    /// <summary>The provider's id; null while it is not known.</summary>
    public string? Id { get; private set; }

    /// <summary>Ids that turned out to be other batches.</summary>
    public IReadOnlySet<string> Others => _others;

    /// <summary>The call on a line of the batch, from 1; null where there is no such line.</summary>
    public ResponseKey? CallAt(int line) => line >= 1 && line <= _calls.Count ? _calls.GetAt(line - 1).Key : null;

    /// <summary>Writes the batch and its calls down.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static BatchJournal Create(string folder, string name, string lane, IEnumerable<KeyValuePair<ResponseKey, int>> calls)
    {
        var journal = new BatchJournal(Path.Combine(folder, name + Extension), name, lane, new OrderedDictionary<ResponseKey, int>(calls));
        var text = new StringBuilder(Line(json =>
        {
            json.WriteString("batch", name);
            json.WriteString("lane", lane);
            json.WriteNumber("calls", journal._calls.Count);
        }));
        foreach (var (key, attempt) in journal._calls)
        {
            text.Append("{\"key\":\"").Append(key).Append('"');
            if (attempt > 1) text.Append(",\"attempt\":").Append(attempt.ToString(CultureInfo.InvariantCulture));
            text.Append("}\n");
        }

        var partial = journal._path + ".partial";
        File.WriteAllText(partial, text.ToString());
        File.Move(partial, journal._path, overwrite: true);
        return journal;
    }

    /// <summary>Reads a batch; null where the file is none.</summary>
    public static BatchJournal? Read(string path)
    {
        var lines = File.ReadAllBytes(path).AsMemory();
        BatchJournal? journal = null;
        var expected = 0;
        while (lines.Span.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = lines[..end];
            lines = lines[(end + 1)..];
            try
            {
                var json = JsonElement.Parse(line.Span);
                if (journal is null)
                {
                    journal = new BatchJournal(path, json.GetProperty("batch").GetString()!, json.GetProperty("lane").GetString()!, []);
                    expected = json.GetProperty("calls").GetInt32();
                }
                else
                {
                    journal.Take(json);
                }
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                // A line that was torn by a full disk says nothing; what happened after it does.
            }
        }

        if (!lines.IsEmpty) File.AppendAllText(path, "\n");
        return journal?._calls.Count == expected ? journal : null;
    }

    public void HandingIn(DateTimeOffset now, string? after)
    {
        (HandedInAt, After) = (now, after);
        Append(json =>
        {
            json.WriteString("handing_in", now.UtcDateTime.ToString(EntryWriter.TimeFormat, CultureInfo.InvariantCulture));
            if (after is not null) json.WriteString("after", after);
        });
    }

    public void HandedIn(string id)
    {
        Id = id;
        Append(json => json.WriteString("id", id));
    }

    /// <summary>The id was that of somebody else's batch.</summary>
    public void WasAnother()
    {
        _others.Add(Id!);
        Append(json => json.WriteString("not", Id));
        Id = null;
    }

    /// <summary>Forgets the batch: its answers are stored, or it was never handed in.</summary>
    public void Delete() => File.Delete(_path);

    private void Take(JsonElement json)
    {
        if (json.TryGetProperty("key", out var key))
            _calls.Add(ResponseKey.Parse(key.GetString()), json.TryGetProperty("attempt", out var attempt) ? attempt.GetInt32() : 1);
        else if (json.TryGetProperty("handing_in", out var time))
            (HandedInAt, After) = (time.GetDateTimeOffset(), json.TryGetProperty("after", out var after) ? after.GetString() : null);
        else if (json.TryGetProperty("id", out var id))
            Id = id.GetString();
        else if (json.TryGetProperty("not", out var other) && _others.Add(other.GetString()!))
            Id = null;
    }

    private void Append(Action<Utf8JsonWriter> write) => File.AppendAllText(_path, Line(write));

    private static string Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
