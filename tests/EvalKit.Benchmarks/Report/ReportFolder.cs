using System.Globalization;
using System.Text;
using System.Text.Json;
using EvalKit.Benchmarks.Load;

namespace EvalKit.Benchmarks.Report;

/// <summary>A run of two recorded variants, made by the built tool: each cell has 1,000 bytes of text, a question and an answer of 500 bytes.</summary>
internal sealed class ReportFolder : IDisposable
{
    private const int Seed = 20261121;
    private const int TextLength = 500;

    private static readonly string[] Kinds = ["typical", "edge", "adversarial", "easy", "past_failure"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("evalkit-report-");

    public ReportFolder(int items)
    {
        File.WriteAllText(In("suite.yaml"), """
            name: large
            objective: Measure the report.
            dataset: { path: items.jsonl, slices: [kind] }
            models:
              before: { provider: recorded, path: before.jsonl, id: id, output: output, latency_s: latency_s, cost_usd: cost_usd, output_tokens: output_tokens }
              after: { provider: recorded, path: after.jsonl, id: id, output: output, latency_s: latency_s, cost_usd: cost_usd, output_tokens: output_tokens }
            variants:
              before: { model: before, baseline: true }
              after: { model: after }
            graders:
              word: { type: contains, reference: "{{ item.word }}" }
            """);
        var texts = new ZipfTexts(Seed);
        using var dataset = Open("items.jsonl");
        using var before = Open("before.jsonl");
        using var after = Open("after.jsonl");
        for (var i = 0; i < items; i++)
        {
            var word = texts.Word();
            dataset.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"item-{{i}}","question":"{{texts.Text(TextLength)}}","word":"{{word}}","kind":"{{Kinds[i % Kinds.Length]}}"}"""));
            before.WriteLine(Answer(i, texts, i % 10 == 0 ? "" : word));
            after.WriteLine(Answer(i, texts, i % 8 == 0 ? "" : word));
        }
    }

    public string Report => In("report.html");

    public long ReportLength => new FileInfo(Report).Length;

    private string Run => Path.Combine(In("reports"), "large", "r");

    public async Task RunAsync()
    {
        await MeasuredProcess.RunDotnetAsync(ToolLocation.Find(null), "run", In("suite.yaml"), "--quiet", "--run-id", "r", "--output", In("reports"), "--store", In("store"));
        AddCalls(Path.Combine(Run, "samples.jsonl"));
    }

    public Task<ProcessUsage> WriteReportAsync() => MeasuredProcess.RunDotnetAsync(ToolLocation.Find(null), "report", Run, "--output", Report);

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>
    /// Recorded answers have no prompts and no ids: the questions are put where a called model's stand, since they are half of a report's texts, and a key and two ids of
    /// random digits as a provider gives them.
    /// </summary>
    private void AddCalls(string samples)
    {
        var random = new Random(Seed);
        var without = samples + ".without";
        File.Move(samples, without);
        using (var writer = new StreamWriter(samples, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            var items = File.ReadLines(In("items.jsonl"));
            foreach (var (line, item) in File.ReadLines(without).Zip(items.Concat(items)))
            {
                var at = line.IndexOf("\"output\":", StringComparison.Ordinal);
                var question = JsonElement.Parse(item).GetProperty("question").GetString();
                var end = line.IndexOf(",\"responses\":[]", StringComparison.Ordinal);
                writer.WriteLine($"{line[..at]}\"input\":[{{\"role\":\"user\",\"content\":\"{question}\"}}],{line[at..end]},\"responses\":[\"{Hex(random, 32)}\"],\"request_ids\":[\"req_{Hex(random, 16)}\"],\"response_ids\":[\"chatcmpl-{Hex(random, 15)}\"]}}");
            }
        }
        File.Delete(without);
    }

    private static string Answer(int item, ZipfTexts texts, string word) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":"item-{{item}}","output":"{{texts.Text(TextLength - word.Length)}} {{word}}","latency_s":{{0.2 + texts.Uniform() * 3:R}},"cost_usd":0.0004,"output_tokens":{{150 + (item % 60)}}}""");

    private static string Hex(Random random, int bytes)
    {
        var drawn = new byte[bytes];
        random.NextBytes(drawn);
        return Convert.ToHexStringLower(drawn);
    }

    private StreamWriter Open(string name) => new(In(name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    private string In(string name) => Path.Combine(folder.FullName, name);
}
