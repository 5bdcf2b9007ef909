using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>A real run with every text that a model, a dataset or a person can fill replaced by a hostile one.</summary>
internal sealed class HostileRun
{
    /// <summary>Words that the viewer tells apart; they come from the engine and never from a text.</summary>
    private static readonly HashSet<string> Engine =
    [
        "status", "verdict", "outcome", "metric", "slice", "baseline_source", "level", "kind", "test", "effect", "started", "finished",
    ];

    /// <summary>A text of five megabytes is enough once.</summary>
    private const int ShortTexts = 39;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>Writes the files that a report is made from.</summary>
    /// <param name="from">A run of one variant.</param>
    /// <param name="folder">Where to.</param>
    public static void Write(RunFiles from, string folder)
    {
        var run = new HostileRun();
        var names = from.Summary.GetProperty("variants").EnumerateObject().Select(variant => variant.Name).Concat(from.Samples.Select(line => line.GetProperty("item").GetString()!));
        foreach (var name in names)
            run._names.TryAdd(name, $"{HostileTexts.All[run._names.Count % ShortTexts]} {run._names.Count.ToString(CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "summary.json"), run.Text(from.Text("summary.json")));
        File.WriteAllText(Path.Combine(folder, "run.json"), run.Text(from.Text("run.json")));
        using var samples = new StreamWriter(Path.Combine(folder, "samples.jsonl")) { NewLine = "\n" };
        foreach (var (line, at) in from.Text("samples.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, at) => (line, at)))
            samples.WriteLine(run.Sample(line, at));
    }

    private string Sample(string line, int at)
    {
        var sample = (JsonObject)Replaced(JsonNode.Parse(line)!, null)!;
        sample["output"] = HostileTexts.All[at < HostileTexts.All.Count ? at : at % ShortTexts];
        sample["tool_calls"] = new JsonArray(new JsonObject { ["name"] = Next(), ["arguments"] = Next() });
        sample["steps"] = new JsonObject { [Next()] = new JsonObject { ["input"] = new JsonArray(new JsonObject { ["role"] = Next(), ["content"] = Next() }), ["output"] = Next() } };
        sample["error"] = new JsonObject { ["kind"] = Next(), ["message"] = Next() };
        sample["scores"]!["label"]!["reason"] = Next();
        return HostileTexts.InJson(sample.ToJsonString(Options));
    }

    /// <summary>The engine's own files, which hold no lone surrogate: it writes none.</summary>
    private string Text(string json) => Replaced(JsonNode.Parse(json)!, null)!.ToJsonString(Options);

    private JsonNode? Replaced(JsonNode? node, string? property) => node switch
    {
        JsonObject value => new JsonObject(value.Select(entry => KeyValuePair.Create(_names.GetValueOrDefault(entry.Key, entry.Key), Replaced(entry.Value, entry.Key)))),
        JsonArray value => new JsonArray([.. value.Select(entry => Replaced(entry, property))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && !Engine.Contains(property ?? "") => Replacement(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    private string Replacement(string text) => _names.GetValueOrDefault(text) ?? Next();

    private string Next() => HostileTexts.All[_next++ % ShortTexts];
}
