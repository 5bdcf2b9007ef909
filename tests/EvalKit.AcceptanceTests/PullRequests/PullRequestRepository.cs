using System.Diagnostics;
using System.Globalization;
using EvalKit.AcceptanceTests.Reports;
using EvalKit.AcceptanceTests.Support;
using EvalKit.Fakes;

namespace EvalKit.AcceptanceTests.PullRequests;

/// <summary>A bare git repository whose main branch was scaffolded by <c>evalkit init</c>, with an author who pushes and a runner that clones what was pushed.</summary>
internal sealed class PullRequestRepository : IDisposable
{
    private readonly Workspace _workspace = Workspace.Create("größe and spaces");
    private int _clones;

    private PullRequestRepository()
    {
    }

    /// <summary>Where jobs hand over their stores.</summary>
    public string Shards => _workspace.Full("shards");

    private string Origin => _workspace.Full("origin.git");

    private string Author => _workspace.Full("author");

    /// <param name="ci">Whose workflow is made.</param>
    public static async Task<PullRequestRepository> CreateAsync(string ci = "github")
    {
        var repository = new PullRequestRepository();
        await repository.GitAsync(repository._workspace.Path, "init", "--quiet", "--bare", "--initial-branch=main", repository.Origin);
        await repository.GitAsync(repository._workspace.Path, "clone", "--quiet", repository.Origin, repository.Author);
        (await Tool.RunAsync(repository._workspace, "init", "author", "--ci", ci, "--no-test")).Ended(0);
        Directory.CreateDirectory(repository._workspace.Full("bin"));
        // What the action installs, and what `dotnet tool restore` does for `dotnet evalkit`.
        var tool = Path.Combine(AppContext.BaseDirectory, "EvalKit.Cli.dll");
        await repository.AddProgramAsync("evalkit", $"exec '{Program("dotnet")}' '{tool}' \"$@\"");
        await repository.AddProgramAsync("dotnet", $"case \"$1\" in tool) exit 0;; evalkit) shift; exec '{Program("dotnet")}' '{tool}' \"$@\";; *) exec '{Program("dotnet")}' \"$@\";; esac");
        await repository.CommitAsync("main", "Evaluations");
        return repository;
    }

    /// <summary>Changes files on a branch and pushes it.</summary>
    public async Task PushAsync(string branch, string message, Action<PullRequestRepository> change)
    {
        var exists = (await GitAsync(Author, "branch", "--list", branch)).Length > 0;
        await GitAsync(Author, exists ? ["switch", "--quiet", branch] : ["switch", "--quiet", "--create", branch, "main"]);
        change(this);
        await CommitAsync(branch, message);
    }

    /// <summary>Replaces a text of a file, which has to be there.</summary>
    public void Replace(string file, string old, string text)
    {
        var path = Path.Combine(Author, file);
        var before = File.ReadAllText(path);
        Assert.Contains(old, before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>A file of the author's.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(Author, file));

    /// <summary>Does what a job with the action does: checks the branch out and runs its script. <c>KEEP</c> names an earlier job's folder whose run folders a cache brings back.</summary>
    public Task<JobResult> RunActionAsync(string branch, CommentHost host, int run, params (string Name, string Value)[] inputs) =>
        RunJobAsync(branch, host, run, [Path.Combine(Repository.Root, ".github", "actions", "evalkit", "run.sh")], inputs);

    /// <summary>Does what a job with commands of its own does.</summary>
    public Task<JobResult> RunCommandsAsync(string branch, CommentHost host, int run, string commands) => RunJobAsync(branch, host, run, ["-c", commands], []);

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_workspace.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        _workspace.Dispose();
    }

    private static string ReadIfThere(string path) => File.Exists(path) ? File.ReadAllText(path) : "";

    /// <summary>The full path of a program, which a script of the same name stands before.</summary>
    private static string Program(string name) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).First(File.Exists);

    private async Task AddProgramAsync(string name, string script)
    {
        var path = _workspace.Full("bin", name);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{script}\n");
        await RunAsync(_workspace.Path, [], "chmod", "+x", path);
    }

    private async Task<JobResult> RunJobAsync(string branch, CommentHost host, int run, string[] script, (string Name, string Value)[] inputs)
    {
        var folder = _workspace.Full(string.Create(CultureInfo.InvariantCulture, $"job {++_clones}"));
        await GitAsync(_workspace.Path, "clone", "--quiet", "--branch", branch, Origin, folder);
        if (inputs.FirstOrDefault(i => i.Name == "KEEP").Value is { } earlier)
            Directory.Move(Path.Combine(earlier, "reports"), Path.Combine(folder, "reports"));
        var (outputs, summary) = (_workspace.Full($"outputs {_clones}"), _workspace.Full($"summary {_clones}"));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = _workspace.Full("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = "pull_request",
            ["GITHUB_REF"] = "refs/pull/12/merge",
            ["GITHUB_REPOSITORY"] = "octo/app",
            ["GITHUB_API_URL"] = host.Address.AbsoluteUri,
            ["GITHUB_TOKEN"] = "token-that-may-write",
            ["GITHUB_RUN_ID"] = run.ToString(CultureInfo.InvariantCulture),
            ["GITHUB_RUN_ATTEMPT"] = "1",
            ["GITHUB_OUTPUT"] = outputs,
            ["GITHUB_STEP_SUMMARY"] = summary,
            ["CI_API_V4_URL"] = host.Address.AbsoluteUri + "api/v4",
            ["CI_MERGE_REQUEST_PROJECT_ID"] = "34",
            ["CI_MERGE_REQUEST_IID"] = "12",
            ["CI_JOB_ID"] = run.ToString(CultureInfo.InvariantCulture),
            ["GITLAB_TOKEN"] = "token-that-may-write",
        };
        foreach (var (name, value) in inputs)
            environment[name] = value;
        var (code, output, error) = await RunAsync(folder, environment, "bash", script);
        return new JobResult(code, output, error, folder, ReadIfThere(outputs), ReadIfThere(summary));
    }

    private async Task CommitAsync(string branch, string message)
    {
        await GitAsync(Author, "add", "--all");
        await GitAsync(Author, "commit", "--quiet", "--message", message);
        await GitAsync(Author, "push", "--quiet", "origin", branch);
    }

    private async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(folder, [], "git", ["-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "init.defaultBranch=main", .. arguments]);
        Assert.True(code == 0, $"git {string.Join(' ', arguments)}: {error}");
        return output;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string folder, Dictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // The machine's own settings are none of the repository's.
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Tool.Limit);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, await output, await error);
    }
}

/// <summary>What a job left.</summary>
internal sealed record JobResult(int ExitCode, string Output, string Error, string Folder, string Outputs, string JobSummary);
