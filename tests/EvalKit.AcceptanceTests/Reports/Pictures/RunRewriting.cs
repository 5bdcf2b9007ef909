using System.Text.Json.Nodes;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>What a run's files say of their execution becomes the same on every day, and what recorded answers lack is put there: questions, tool calls and judges.</summary>
internal static class RunRewriting
{
    public static void Fix(RunFiles run, IReadOnlyList<JsonObject> items)
    {
        var name = Path.GetFileName(run.Folder);
        Rewrite(run, "run.json", record =>
        {
            record["tool"] = "1.0.0";
            record["execution"] = Execution(name);
        });
        Rewrite(run, "summary.json", summary =>
        {
            summary["execution"] = Execution(name);
            summary["judges"] = JsonNode.Parse(JudgedSummary.Judges);
            summary["variants"]!["proposed"]!["corrected"] = JsonNode.Parse(JudgedSummary.Corrected("queue.accuracy"));
        });
        var questions = items.ToDictionary(item => item["id"]!.GetValue<string>(), item => item["message"]!.GetValue<string>(), StringComparer.Ordinal);
        var lines = run.Text("samples.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => WithQuestion(JsonNode.Parse(line)!.AsObject(), questions).ToJsonString() + "\n");
        File.WriteAllText(Path.Combine(run.Folder, "samples.jsonl"), string.Concat(lines));
    }

    private static JsonObject Execution(string run) => new()
    {
        ["run"] = run,
        ["started"] = $"{run[..4]}-{run[4..6]}-{run[6..8]}T09:00:00.000Z",
        ["finished"] = $"{run[..4]}-{run[4..6]}-{run[6..8]}T09:00:41.000Z",
        ["calls"] = 12,
        ["found"] = 308,
        ["retries"] = 1,
        ["spent_usd"] = 0.0031,
        ["git"] = new JsonObject { ["revision"] = "3e7a3fc1d5b04c8f9a6e2d7b1c0f4a8e5d9b2c63", ["dirty"] = false },
        ["command_line"] = new JsonArray("run", "suite.yaml"),
    };

    private static JsonObject WithQuestion(JsonObject line, Dictionary<string, string> questions)
    {
        var question = questions[line["item"]!.GetValue<string>()];
        line["input"] = new JsonArray(Message("system", "Answer in JSON: the queue, the probability of each queue, and the articles that may help, best first."), Message("user", question));
        return line;
    }

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private static void Rewrite(RunFiles run, string name, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(run.Text(name))!.AsObject();
        change(document);
        File.WriteAllText(Path.Combine(run.Folder, name), document.ToJsonString());
    }
}
