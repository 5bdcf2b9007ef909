using System.Globalization;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Decisions;
using EvalKit.Graders;
using EvalKit.People;
using EvalKit.Problems;
using EvalKit.Running;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Results;

/// <summary>Reads a run folder back into numbers, without its suite: <c>run.json</c> says what was measured, <c>samples.jsonl</c> holds the scores.</summary>
public static class RunReader
{
    /// <summary>The run, or the problems of its files.</summary>
    public static (RecordedRun? Run, IReadOnlyList<Problem> Problems) Read(RunFolder folder)
    {
        var problems = new ProblemList();
        try
        {
            var run = Read(folder, problems);
            return (problems.Any ? null : run, problems.ToList());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or ArgumentException)
        {
            problems.Add(folder.Run, 0, 0, $"is no record of a run: {e.Message.ReplaceLineEndings(" ")}");
            return (null, problems.ToList());
        }
    }

    private static RecordedRun? Read(RunFolder folder, ProblemList problems)
    {
        if (TextFile.Read(folder.Run, folder.Run, problems) is not { } text)
            return null;
        var record = JsonElement.Parse(text);
        var graders = record.GetProperty("graders").EnumerateObject().Select(g => Definition(g.Name, g.Value, folder.Run, problems)).ToList();
        if (problems.Any)
            return null;
        var repeats = record.GetProperty("repeats").GetInt32();
        if (repeats < 1 || !record.GetProperty("variants").EnumerateObject().Any())
            throw new FormatException("a run has at least one variant and one repeat");
        List<(string Name, bool IsBaseline)> variants = [.. record.GetProperty("variants").EnumerateObject().Select(v => (v.Name, v.Value.GetProperty("baseline").GetBoolean()))];
        var samples = new SampleReader(folder.Samples, repeats, variants, [.. graders, .. BuiltinMetrics.All], problems);
        var data = samples.Read();
        return data is null ? null : new RecordedRun(
            record.GetProperty("suite").GetProperty("name").GetString()!,
            record.GetProperty("execution").GetProperty("run").GetString()!,
            data,
            graders,
            record.GetProperty("variants").EnumerateObject().ToDictionary(v => v.Name, v => Fingerprint(v.Value.GetProperty("fingerprint")), StringComparer.Ordinal),
            record.GetProperty("confidence").GetDouble(),
            record.GetProperty("seed").GetInt64())
        {
            Gates = record.TryGetProperty("gates", out var gates) ? GateRecord.Read(gates) : null,
            Pick = record.TryGetProperty("pick", out var pick) ? PickRecord.Read(pick) : null,
            Quarantine = record.TryGetProperty("quarantine", out var quarantine) ? QuarantineRecord.Read(quarantine) : [],
            NeedsHuman = record.TryGetProperty("needs_human", out var needed) ? NeedsHumanRecord.Read(needed) : [],
            AllowMissing = record.TryGetProperty("allow_missing", out var allowed) ? allowed.GetDouble() : SuiteDefaults.AllowMissing,
            ItemsNotNeeded = samples.ItemsNotNeeded,
            Shard = record.TryGetProperty("dataset", out var dataset) && dataset.TryGetProperty("shard", out var shard) ? shard.GetString() : null,
            SuiteFile = record.GetProperty("execution").TryGetProperty("suite", out var file) ? file.GetString() : null,
        };
    }

    private static GraderDefinition Definition(string name, JsonElement grader, string file, ProblemList problems)
    {
        var type = grader.GetProperty("type").GetString()!;
        if (!GraderCatalog.Types.TryGetValue(type, out var known))
            throw new FormatException($"there is no grader type '{type}'{NearestName.Hint(type, GraderCatalog.Types.Keys)}");
        // JSON is YAML: the parameters are read by the code that reads them from a suite.
        var parameters = YamlTreeReader.Read(grader.GetProperty("parameters").GetRawText(), file, problems);
        return known.Define(name, parameters ?? YamlValue.Map(file, 0, 0, []));
    }

    internal static IReadOnlyDictionary<string, string> Fingerprint(JsonElement words) =>
        words.EnumerateObject().ToDictionary(w => w.Name, w => JsonKind.Text(w.Value), StringComparer.Ordinal);
}
