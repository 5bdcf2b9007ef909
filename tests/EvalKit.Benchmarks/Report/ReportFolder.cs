using System.Globalization;
using System.Text;
using EvalKit.Benchmarks.Load;

namespace EvalKit.Benchmarks.Report;

/// <summary>A run of two recorded variants with questions and answers of about 1,000 bytes each, made by the built tool.</summary>
internal sealed class ReportFolder : IDisposable
{
    private const int Seed = 20261121;
    private const int TextLength = 1000;

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
            prompts: { question: "{{ item.question }}" }
            variants:
              before: { prompt: question, model: before, baseline: true }
              after: { prompt: question, model: after }
            graders:
              word: { type: contains, reference: "{{ item.word }}" }
            gates:
              - { metric: word.mean, against: baseline, margin: 0.02 }
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

    public Task RunAsync() => MeasuredProcess.RunDotnetAsync(ToolLocation.Find(null), "run", In("suite.yaml"), "--quiet", "--run-id", "r", "--output", In("reports"), "--store", In("store"));

    public Task<ProcessUsage> WriteReportAsync() => MeasuredProcess.RunDotnetAsync(ToolLocation.Find(null), "report", Run, "--output", Report);

    public void Dispose() => folder.Delete(recursive: true);

    private static string Answer(int item, ZipfTexts texts, string word) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":"item-{{item}}","output":"{{texts.Text(TextLength - word.Length)}} {{word}}","latency_s":{{0.2 + texts.Uniform() * 3:R}},"cost_usd":0.0004,"output_tokens":{{150 + (item % 60)}}}""");

    private StreamWriter Open(string name) => new(In(name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    private string In(string name) => Path.Combine(folder.FullName, name);
}
