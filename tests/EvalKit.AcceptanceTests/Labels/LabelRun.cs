using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.AcceptanceTests.Support;
using EvalKit.People;

namespace EvalKit.AcceptanceTests.Labels;

/// <summary>A suite whose recorded answers people grade, its run, and the page of a rater.</summary>
internal sealed class LabelRun : IDisposable
{
    private const string Suite = "replies";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private LabelRun(Workspace workspace) => Workspace = workspace;

    public Workspace Workspace { get; }

    public string Folder => "reports/" + Suite + "/r";

    public string Page => Workspace.Full(Folder, "label", "tone.round-1.html");

    public LabelFile Labels
    {
        get
        {
            var (labels, problems) = LabelFile.Read(Workspace.Full("graders", "tone.labels.jsonl"), "tone.labels.jsonl");
            Assert.Empty(problems);
            return labels!;
        }
    }

    /// <summary>Runs the suite and makes the page.</summary>
    /// <param name="task">What is asked.</param>
    /// <param name="answers">By variant the answers to the items in their order.</param>
    /// <param name="keys">More keys of the grader.</param>
    public static async Task<LabelRun> StartAsync(string task, IReadOnlyList<(string Variant, IReadOnlyList<string> Texts)> answers, string keys = "")
    {
        var run = new LabelRun(Workspace.Create());
        run.Workspace.Write("items.jsonl", Lines(answers[0].Texts.Select((text, i) => new { id = Id(i), message = $"What of {Id(i)}?", gold = $"The gold of {Id(i)}" })));
        foreach (var (variant, texts) in answers)
            run.Workspace.Write(variant + ".jsonl", Lines(texts.Select((text, i) => new { id = Id(i), output = text })));
        run.Workspace.Write("replies.yaml",
            $$$"""
            name: {{{Suite}}}
            objective: Reply as we would.
            dataset: { path: items.jsonl }
            models:
            {{{string.Join('\n', answers.Select(a => $"  {a.Variant}-model: {{ provider: recorded, path: {a.Variant}.jsonl, id: id, output: output }}"))}}}
            variants:
            {{{string.Join('\n', answers.Select(a => $"  {a.Variant}: {{ model: {a.Variant}-model }}"))}}}
            graders:
              tone:
                type: human
                labels: graders/tone.labels.jsonl
                task: {{{task}}}
                question: Would you send this?
                reference: "{{ item.gold }}"
            {{{keys}}}
            gates:
              - { metric: tone.mean, at_least: 0.1 }

            """);
        (await run.RunAsync()).Ended(3);
        (await Tool.RunAsync(run.Workspace, "label", run.Folder, "--dataset", "items.jsonl")).Ended(0);
        return run;
    }

    public async Task<ToolResult> RunAsync()
    {
        var folder = Workspace.Full(Folder);
        if (Directory.Exists(folder))
            foreach (var file in Directory.GetFiles(folder))
                File.Delete(file);
        return await Tool.RunAsync(Workspace, "run", "replies.yaml", "--quiet", "--run-id", "r");
    }

    public Task<ToolResult> ImportAsync(string file) => Tool.RunAsync(Workspace, "label", "import", Folder, file);

    /// <summary>Opens the page and begins as a rater, by keyboard.</summary>
    public async Task<ReportPage> BeginAsync(Chromium browser, string rater, bool dark = false, string? script = null, int width = 1280)
    {
        var page = await browser.OpenAsync(Page, width: width, dark: dark, script: script, ready: "main.start");
        await page.Page.Keyboard.TypeAsync(rater);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator("footer.bar").WaitForAsync();
        return page;
    }

    /// <summary>Saves by keyboard and returns the file's path.</summary>
    public async Task<string> SaveAsync(ReportPage page)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Keyboard.PressAsync("s"));
        var path = Workspace.Full(download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }

    public void Dispose() => Workspace.Dispose();

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"t{i:00}");

    private static string Lines<T>(IEnumerable<T> rows) => string.Concat(rows.Select(row => JsonSerializer.Serialize(row, Options) + "\n"));
}
