using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Gates;
using EvalKit.History;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Reporting.Html.Combined;

/// <summary>
/// Several runs of one suite as one: every variant of every run under the name <c>VARIANT @ RUN</c>, the newest run compared with each other one item by item. Gates
/// and findings are those of the newest run.
/// </summary>
internal sealed class CombinedRuns
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<Part> _parts;
    private readonly RunHistory _history;

    private CombinedRuns(IReadOnlyList<Part> parts, RunHistory history) => (_parts, _history) = (parts, history);

    /// <summary>Takes the runs of a history together.</summary>
    /// <param name="folders">The folders of the history's runs, in any order.</param>
    /// <param name="history">Read from them.</param>
    public static CombinedRuns Of(IReadOnlyList<RunFolder> folders, RunHistory history)
    {
        var parts = folders.Select(Read).ToDictionary(p => p.Id, StringComparer.Ordinal);
        return new CombinedRuns([.. history.Runs.Select(r => parts[r.Run])], history);
    }

    /// <summary>What a report is made from; the samples lie in a temporary file that vanishes when they are closed.</summary>
    public HtmlReportSource Source()
    {
        using var summary = new MemoryStream();
        SummaryJson.Write(summary, Summary());
        using var history = new MemoryStream();
        SummaryJson.Write(history, _history);
        return new HtmlReportSource(Record(), summary.ToArray(), Samples) { History = history.ToArray() };
    }

    private static string Name(string variant, string run) => $"{variant} @ {run}";

    private static Part Read(RunFolder folder)
    {
        using var stream = File.OpenRead(folder.Summary);
        var summary = SummaryJson.Read(stream);
        return new Part(folder, summary.Execution.Run, summary);
    }

    private Summary Summary()
    {
        var newest = _parts[^1];
        var variants = new OrderedDictionary<string, VariantSummary>(StringComparer.Ordinal);
        foreach (var part in _parts)
            foreach (var (name, variant) in part.Summary.Variants)
                variants.Add(Name(name, part.Id), variant);
        return newest.Summary with
        {
            Variants = variants,
            Comparisons =
            [
                .. newest.Summary.Comparisons.Select(c => c with { Candidate = Name(c.Candidate, newest.Id), Baseline = c.BaselineSource == BaselineSide.SameRun ? Name(c.Baseline, newest.Id) : c.Baseline }),
                .. BetweenRuns(),
            ],
            Gates = [.. newest.Summary.Gates.Select(g => g with { Variant = Name(g.Variant, newest.Id) })],
            Targets = null,
            CostRatios = null,
            Value = null,
            Human = null,
        };
    }

    private List<Comparison> BetweenRuns()
    {
        var comparisons = new List<Comparison>();
        var newest = Recorded(_parts[^1]);
        foreach (var part in _parts.SkipLast(1))
            comparisons.AddRange(RunComparison.Compare(Recorded(part), newest, null)
                .Select(c => c with { Candidate = Name(c.Candidate, _parts[^1].Id), Baseline = Name(c.Baseline, part.Id), BaselineSource = BaselineSide.SameRun }));
        return comparisons;
    }

    private static RecordedRun Recorded(Part part)
    {
        var (run, problems) = RunReader.Read(part.Folder);
        return run ?? throw new InvalidDataException(problems[0].ToString());
    }

    private byte[] Record()
    {
        var record = JsonNode.Parse(File.ReadAllBytes(_parts[^1].Folder.Run))!.AsObject();
        var variants = new JsonObject();
        foreach (var part in _parts)
            foreach (var (name, setup) in JsonNode.Parse(File.ReadAllBytes(part.Folder.Run))!["variants"]!.AsObject())
                variants[Name(name, part.Id)] = setup?.DeepClone();
        record["variants"] = variants;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            record.WriteTo(writer);
        return buffer.ToArray();
    }

    private FileStream Samples()
    {
        var joined = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            foreach (var part in _parts)
                CopySamples(part, joined);
            joined.Position = 0;
            return joined;
        }
        catch
        {
            joined.Dispose();
            throw;
        }
    }

    private static void CopySamples(Part part, FileStream joined)
    {
        using var reader = new StreamReader(part.Folder.Samples, Encoding.UTF8);
        using var writer = new StreamWriter(joined, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        while (reader.ReadLine() is { } line)
            writer.WriteLine(Renamed(line, part.Id));
    }

    /// <summary>A line of samples begins with its variant; everything after the name stays as it is, byte for byte.</summary>
    private static string Renamed(string line, string run)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var reader = new Utf8JsonReader(bytes);
        if (!reader.Read() || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("variant"u8) || !reader.Read() || reader.TokenType != JsonTokenType.String)
            throw new InvalidDataException("a line of samples.jsonl does not begin with its variant");
        var name = JsonEncodedText.Encode(Name(reader.GetString()!, run), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return $"{{\"variant\":\"{name}\"{Encoding.UTF8.GetString(bytes.AsSpan((int)reader.BytesConsumed))}";
    }

    private sealed record Part(RunFolder Folder, string Id, Summary Summary);
}
