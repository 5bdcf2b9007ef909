using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>
/// Three runs over recorded answers, the same on every machine and day, with something for every view to show: a regression that a gate finds, gates that hold and that cannot be
/// decided, answers that are missing, probabilities, rankings, prices, targets and people.
/// </summary>
public sealed class FixedRun : IAsyncLifetime
{
    private const string Suite = """
        name: triage
        objective: Route a customer's message to the one queue that can solve it, and find the article that answers it.
        dataset:
          path: items.jsonl
          slices: [kind, language]
          review_after_days: 60
          production: { kind: { typical: 0.7, terse: 0.12, typo: 0.1, several_intents: 0.05, edge: 0.02, adversarial: 0.01 } }
        models:
          before: { provider: recorded, path: before.jsonl, id: id, output: output, latency_s: latency_s, cost_usd: cost_usd, input_tokens: input_tokens, output_tokens: output_tokens, error: error }
          after: { provider: recorded, path: after.jsonl, id: id, output: output, latency_s: latency_s, cost_usd: cost_usd, input_tokens: input_tokens, output_tokens: output_tokens, error: error }
        variants:
          current: { model: before, baseline: true }
          proposed: { model: after, parameters: { temperature: TEMPERATURE } }
        graders:
          queue: { type: classification, input: "{{ sample.output_json.queue }}", reference: "{{ item.label }}", labels: [order_status, return_policy, technical_issue, cancel_order, other] }
          certainty: { type: probabilities, input: "{{ sample.output_json.probabilities }}", reference: "{{ item.label }}", labels: [order_status, return_policy, technical_issue, cancel_order, other] }
          article: { type: ranking, retrieved: "{{ sample.output_json.articles }}", relevant: "{{ item.relevant }}", k: [1, 3, 5] }
        targets:
          - { metric: queue.accuracy, at_least: 0.80 }
          - { metric: queue.accuracy, at_least: 0.70, slice: { kind: adversarial } }
          - { metric: cost.per_1000, below: 0.50 }
          - { metric: latency.p95, below: 2s }
        value: { metric: queue.accuracy, saving_per_success: 1.20, cost_per_failure: 4.00 }
        human:
          - { metric: queue.accuracy, people: 0.88, agreement: 0.93 }
          - { metric: latency.p50, people: 4h }
        needs_human:
          - { slice: { kind: adversarial } }
          - { outcome: [errored], reason: nobody answered }
        gates:
          - { metric: queue.accuracy, against: baseline, margin: 0.03 }
          - { metric: article.mrr, against: baseline, margin: 0.03 }
          - { metric: queue.accuracy, variant: proposed, at_least: 0.65 }
          - { metric: queue.accuracy, variant: proposed, at_least: 0.50, slice: { kind: adversarial } }
          - { metric: cost.per_1000, at_most: 5.00 }
          - { metric: latency.p95, at_most: 2s }
        """;

    private static readonly string[] Languages = ["en", "de", "fr", "es"];

    private static readonly string[] Queues = ["order_status", "return_policy", "technical_issue", "cancel_order", "other"];

    /// <summary>How often the proposed variant is right, run by run, and the parameter that goes with it.</summary>
    private static readonly (string Run, double Right, string Temperature)[] Runs = [("20260105T090000Z-a1c4", 0.91, "0"), ("20260112T090000Z-77e0", 0.9, "0"), ("20260119T090000Z-3f2a", 0.72, "1")];

    private readonly Workspace _workspace = Workspace.Create();
    private readonly BrowserFixture _browser = new();

    internal Chromium Browser => _browser.Browser;

    internal RunFiles Files => _workspace.Run(Runs[^1].Run, "triage");

    internal string Report => _workspace.Full("report.html");

    /// <summary>A report of all runs.</summary>
    internal string History => _workspace.Full("history.html");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var items = File.ReadLines(Repository.Full("datasets", "support-triage.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()).Where(IsTaken).Take(160).ToList();
        _workspace.Write("items.jsonl", Lines(items.Select(Row)));
        _workspace.Write("before.jsonl", Lines(items.Select((item, at) => Answer(item, at, right: 0.9, salt: 1, price: 0.0006))));
        foreach (var (run, right, temperature) in Runs)
        {
            _workspace.Write("after.jsonl", Lines(items.Select((item, at) => Answer(item, at, right, salt: 2, price: 0.0002))));
            _workspace.Write("suite.yaml", Suite.Replace("TEMPERATURE", temperature, StringComparison.Ordinal));
            await Tool.RunAsync(_workspace, "run", "suite.yaml", "--quiet", "--run-id", run, "--responses", "refresh");
            RunRewriting.Fix(_workspace.Run(run, "triage"), items);
        }
        var folders = Runs.Select(run => _workspace.Run(run.Run, "triage").Folder).ToArray();
        (await Tool.RunAsync(_workspace, "report", folders[^1], "-o", "report.html")).Ended(0);
        (await Tool.RunAsync(_workspace, ["report", .. folders, "-o", "history.html"])).Ended(0);
        await _browser.InitializeAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _workspace.Dispose();
    }

    private static bool IsTaken(JsonObject item) => Text(item, "split") == "test" && Languages.Contains(Text(item, "language"), StringComparer.Ordinal);

    private static JsonObject Row(JsonObject item, int at)
    {
        var row = item.DeepClone().AsObject();
        row.Remove("split");
        row["origin"] = at % 3 == 0 ? "production" : at % 3 == 1 ? "expert" : "synthetic";
        row["relevant"] = new JsonArray("help/" + Text(item, "label"));
        if (at % 4 != 0)
            row["last_reviewed"] = string.Create(CultureInfo.InvariantCulture, $"2025-{9 + (at % 4):00}-{1 + (at % 28):00}T08:00:00Z");
        return row;
    }

    private static JsonObject Answer(JsonObject item, int at, double right, uint salt, double price)
    {
        var row = new JsonObject { ["id"] = Text(item, "id"), ["latency_s"] = Math.Round(0.25 + (1.4 * Math.Pow(Share(at, salt + 10), 3)) + (0.1 * salt), 4), ["cost_usd"] = Math.Round(price * (0.8 + (0.4 * Share(at, salt + 20))), 7) };
        row["input_tokens"] = 120 + Text(item, "message").Length / 4;
        row["output_tokens"] = 38 + (at % 9);
        if (salt == 2 && at is 31 or 97)
        {
            row["error"] = "the provider was overloaded (529)";
            return row;
        }
        var label = Text(item, "label");
        var isRight = Share(at, salt) < (Text(item, "kind") == "adversarial" ? right - 0.25 : right);
        var said = isRight ? label : Queues[(Array.IndexOf(Queues, label) + 1 + (at % 4)) % Queues.Length];
        var certainty = Math.Round(0.5 + (0.49 * Share(at, salt + 30)), 2);
        var probabilities = new JsonObject(Queues.Select(queue => KeyValuePair.Create(queue, (JsonNode?)JsonValue.Create(queue == said ? certainty : Math.Round((1 - certainty) / 4, 4)))));
        var articles = Queues.OrderBy(queue => queue == label ? Share(at, salt + 40) * (isRight ? 0.35 : 1) : Share(at, salt + 50 + (uint)Array.IndexOf(Queues, queue))).Select(queue => (JsonNode?)JsonValue.Create("help/" + queue));
        row["output"] = new JsonObject { ["queue"] = said, ["probabilities"] = probabilities, ["articles"] = new JsonArray([.. articles]) }.ToJsonString();
        return row;
    }

    /// <summary>A number in [0, 1) that is the same on every machine: two rounds of a multiplicative hash.</summary>
    private static double Share(int at, uint salt)
    {
        var hash = unchecked(((uint)at + 1) * 2654435761u + (salt * 40503u));
        hash ^= hash >> 15;
        hash = unchecked(hash * 2246822519u);
        hash ^= hash >> 13;
        return hash / 4294967296.0;
    }

    private static string Text(JsonObject row, string name) => row[name]!.GetValue<string>();

    private static string Lines(IEnumerable<JsonObject> rows) => string.Concat(rows.Select(row => row.ToJsonString() + "\n"));
}
