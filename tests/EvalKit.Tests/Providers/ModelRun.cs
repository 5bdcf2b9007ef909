using System.Text.Json;
using EvalKit.Models;
using EvalKit.Results;
using EvalKit.Running;
using EvalKit.Tests.Suites;

namespace EvalKit.Tests.Providers;

/// <summary>A suite of one model that is run, again and again over the same response store.</summary>
internal sealed class ModelRun : IDisposable
{
    private readonly SuiteFolder _folder = new();
    private int _runs;

    /// <param name="model">The settings of model <c>m</c>, as YAML in braces.</param>
    /// <param name="prompt">The prompt, as a YAML value; null for a variant without one.</param>
    /// <param name="parameters">The variant's parameters, as YAML in braces.</param>
    public ModelRun(string model, string? prompt = null, string? parameters = null)
    {
        _folder["models"] = $"models: {{ m: {model} }}";
        _folder["variants"] = $"variants: {{ v: {{ model: m{(prompt is null ? "" : ", prompt: p")}{(parameters is null ? "" : $", parameters: {parameters}")} }} }}";
        if (prompt is not null)
            _folder["prompts"] = $"prompts: {{ p: {prompt} }}";
        Items(new { id = "a", question = "Why \"so\"?\n2", label = "x", kind = "k", n = 7 });
        _folder.Environment = new Variables(("PATH", "/usr/bin:/bin"), ("SECRET_TOKEN", "s3cr3t-value-1234"));
    }

    public SuiteFolder Folder => _folder;

    public void Items(params object[] items) => _folder.Write("d.jsonl", string.Join('\n', items.Select(i => JsonSerializer.Serialize(i))));

    public string Write(string name, string content) => _folder.Write(name, content);

    /// <summary>The lines of samples.jsonl, and the summary.</summary>
    public async Task<(IReadOnlyList<JsonElement> Samples, Summary Summary)> RunAsync(ResponseMode mode = ResponseMode.Auto)
    {
        var suite = _folder.Suite();
        var root = Path.GetDirectoryName(suite.Path)!;
        var options = new RunOptions { OutputFolder = Path.Combine(root, "out"), StoreFolder = Path.Combine(root, "store"), RunId = $"r{++_runs}", ToolVersion = "t", Responses = mode };
        var (session, problems) = EvalSession.Prepare(suite.Path, "s.yaml", options, _folder.Environment, RunClock.Running(TimeProvider.System), CancellationToken.None);
        Assert.Empty(problems.Select(p => p.ToString()));
        await using (session)
        {
            var summary = await session!.RunAsync(Task.FromResult<GitState?>(null), CancellationToken.None, CancellationToken.None);
            RunJson = JsonElement.Parse(await File.ReadAllTextAsync(session.Folder.Run));
            return ([.. (await File.ReadAllLinesAsync(session.Folder.Samples)).Select(l => JsonElement.Parse(l))], summary);
        }
    }

    /// <summary>The record of the last run.</summary>
    public JsonElement RunJson { get; private set; }

    /// <summary>The one sample of a run.</summary>
    public async Task<JsonElement> SampleAsync() => Assert.Single((await RunAsync()).Samples);

    public async Task<string?> OutputAsync() => (await SampleAsync()).GetProperty("output").GetString();

    /// <summary>Why the one cell of a run has no sample.</summary>
    public async Task<string?> ErrorAsync() => (await SampleAsync()).GetProperty("error").GetProperty("message").GetString();

    public void Dispose() => _folder.Dispose();
}
