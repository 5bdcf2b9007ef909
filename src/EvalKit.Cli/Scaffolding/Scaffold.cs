using System.Text;
using EvalKit.Suites;

namespace EvalKit.Cli.Scaffolding;

/// <summary>What <c>evalkit init</c> makes of a folder: the files, and what is left for its user.</summary>
internal sealed class Scaffold
{
    /// <summary>The suite that needs no key.</summary>
    public const string Suite = "evals/support-routing.yaml";

    public const string Dataset = "datasets/support-routing.jsonl";

    private const string NewProject = "tests/Evals/Evals.csproj";

    /// <summary>What a test project needs besides the adapter.</summary>
    private static readonly (string Name, string Version)[] TestPackages = [("Microsoft.NET.Test.Sdk", "18.0.1"), ("xunit", "2.9.3"), ("xunit.runner.visualstudio", "3.1.5")];

    private readonly InitRequest _request;
    private readonly Repository _repository;
    private readonly List<FileChange> _changes = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _steps = [];

    private Scaffold(InitRequest request)
    {
        _request = request;
        _repository = Repository.Around(request.Folder);
        Host = request.Ci ?? _repository.Host();
    }

    /// <summary>The files that are made and edited, in the order in which they are told.</summary>
    public IReadOnlyList<FileChange> Changes => _changes;

    /// <summary>What could not be done, or was decided for the user; each names its file.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>What the user does next, as commands with a word on each.</summary>
    public IReadOnlyList<string> Steps => _steps;

    public CiHost Host { get; }

    private string? KeyVariable => _request.Provider switch { "openai" => "OPENAI_API_KEY", "anthropic" => "ANTHROPIC_API_KEY", _ => null };

    private string ModelSuite => $"evals/support-routing-{_request.Provider}.yaml";

    /// <summary>Looks at the folder and says what is to be done; writes nothing.</summary>
    /// <returns>The scaffold, or why the named project cannot have the test.</returns>
    public static (Scaffold? Scaffold, string? Problem) Plan(InitRequest request)
    {
        var scaffold = new Scaffold(request);
        scaffold.AddSuites();
        if (scaffold.AddTest() is { } problem)
            return (null, problem);
        scaffold.AddTools();
        scaffold.AddWorkflow();
        scaffold.AddLastSteps();
        return (scaffold, null);
    }

    private void AddSuites()
    {
        Add(Suite, "support-routing.yaml");
        if (KeyVariable is { } key)
            Add(ModelSuite, "support-routing-model.yaml", ("PROVIDER", _request.Provider), ("MODEL", _request.Provider == "openai" ? "gpt-4.1-mini" : "claude-haiku-4-5"), ("KEY", key));
        Add(Dataset, "support-routing.jsonl");
        Add("datasets/README.md", "datasets-readme.md");
        Make(Path.Combine(_request.Folder, "evals", "suite.schema.json"), SuiteLoader.JsonSchema());
        if (_repository.Root == _request.Folder)
            Add(".vscode/settings.json", "vscode-settings.json");
        // Answers of a model are kept in git, so that CI and forks replay them.
        Edit(IgnoredPaths.Add(_request.Folder, KeyVariable is null ? ["reports/", ".evalkit/"] : ["reports/"]));
        _steps.Add($"evalkit run {Suite}{Pad(Suite)}run it again: nothing is called that is on record");
        if (KeyVariable is { } variable)
            _steps.Add($"evalkit run {ModelSuite}{Pad(ModelSuite)}with {variable} set; then commit .evalkit/responses, which CI and forks replay");
    }

    private string? AddTest()
    {
        if (!_request.WithTest)
            return null;
        TestProject project;
        if (_request.Project is { } named)
        {
            if (TestProject.Read(named) is not { } read)
                return File.Exists(named) ? "is no test project: it references neither xunit, MSTest nor NUnit" : "not found";
            if (!read.CanReferenceEvalKit)
                return $"is built for {read.TargetFramework()}, and EvalKit needs net10.0";
            project = read;
            Reference(project, existing: true);
        }
        else
        {
            var found = ProjectSearch.Projects(_request.Folder).Select(TestProject.Read).OfType<TestProject>().ToList();
            var suitable = found.Where(p => p.CanReferenceEvalKit).OrderByDescending(p => p.Namespace.Contains("Eval", StringComparison.OrdinalIgnoreCase)).ToList();
            project = suitable.FirstOrDefault() ?? new TestProject(Path.Combine(_request.Folder, NewProject), TestFramework.Xunit, "Evals");
            if (suitable.Count > 1)
                _notes.Add($"{Relative(project.Path)}: has the test; there are {suitable.Count - 1} more test projects, name one with --project");
            else if (suitable.Count == 0 && found.Count > 0)
                _notes.Add($"{Relative(found[0].Path)}: is built for {found[0].TargetFramework()}, and EvalKit needs net10.0: the test has a project of its own");
            Reference(project, existing: suitable.Count > 0);
        }
        var file = Path.Combine(Path.GetDirectoryName(project.Path)!, "EvalTests.cs");
        Make(file, TestClass(project));
        _steps.Add($"dotnet test \"{Relative(project.Path)}\"{Pad(Relative(project.Path))}each gate is a test");
        return null;
    }

    private void Reference(TestProject project, bool existing)
    {
        if ((existing ? EditedText.Read(project.Path) : new EditedText(Templates.Text("project.txt"), HasMark: false)) is not { } text)
        {
            _notes.Add($"{Relative(project.Path)}: is no UTF-8: add the package {project.Adapter} by hand");
            return;
        }
        if (!existing && File.Exists(project.Path))
            return;
        (string Name, string Version) adapter = (project.Adapter, ToolVersion.Text);
        var (changes, problem) = PackageReferences.Add(project.Path, text, isNew: !existing, existing ? [adapter] : [adapter, .. TestPackages]);
        _changes.AddRange(changes);
        if (problem is not null)
            _notes.Add($"{Relative(project.Path)}: {problem}");
    }

    private string TestClass(TestProject project)
    {
        if (project.Framework is not (TestFramework.Xunit or TestFramework.XunitV3))
            return Templates.Text(
                "method-class.txt",
                ("USING", project.Framework == TestFramework.MSTest ? "using Microsoft.VisualStudio.TestTools.UnitTesting;\n" : "using NUnit.Framework;\n"),
                ("CLASSATTRIBUTE", project.Framework == TestFramework.MSTest ? "[TestClass]\n" : ""),
                ("METHODATTRIBUTE", project.Framework == TestFramework.MSTest ? "TestMethod" : "Test"),
                ("NAMESPACE", project.Namespace),
                ("SUITE", Suite));
        var ofModel = KeyVariable is not { } key ? "" : Templates.Text(
            "xunit-model-method.txt",
            ("MODELSUITE", ModelSuite),
            ("KEY", key),
            ("PROVIDERNAME", _request.Provider == "openai" ? "OpenAI" : "Anthropic"));
        return Templates.Text("xunit-class.txt", ("ADAPTER", project.Adapter), ("USING", KeyVariable is null ? "" : "using EvalKit.Testing;\n"), ("NAMESPACE", project.Namespace), ("SUITE", Suite), ("MODELTEST", ofModel));
    }

    private void AddTools()
    {
        if (Host == CiHost.None)
            return;
        var (change, problem) = ToolManifest.Add(_repository.Root, ToolVersion.Text);
        Edit(change);
        if (problem is not null)
            _notes.Add($"dotnet-tools.json: {problem}");
    }

    private void AddWorkflow()
    {
        var below = Path.GetRelativePath(_repository.Root, _request.Folder).Replace('\\', '/');
        var start = below == "." ? "" : below + "/";
        (string, string)[] places =
        [
            ("FOLDER", Host == CiHost.GitLab ? CiQuote.Yaml(CiQuote.Shell(below)) : CiQuote.Yaml(below)),
            ("STORE", CiQuote.Yaml(start + ".evalkit/responses")),
            ("REPORTS", CiQuote.Yaml(start + "reports")),
            ("ENV", CiKeys.Environment(Host, KeyVariable)),
            ("RESPONSES", CiKeys.Responses(Host, KeyVariable)),
        ];
        switch (Host)
        {
            case CiHost.GitHub:
                Make(InRepository(".github/workflows/evals.yml"), Templates.Text("github.yml", places));
                if (KeyVariable is { } secret)
                    _steps.Add($"gh secret set {secret}{Pad(secret)}so that pull requests of the repository itself may ask the model");
                break;
            case CiHost.GitLab:
                Make(InRepository(".gitlab/evals.gitlab-ci.yml"), Templates.Text("gitlab.yml", places));
                Make(InRepository(".gitlab-ci.yml"), Templates.Text("gitlab-include.yml"));
                if (File.Exists(InRepository(".gitlab-ci.yml")))
                    _steps.Add("add `include: [{ local: .gitlab/evals.gitlab-ci.yml }]` to .gitlab-ci.yml");
                break;
            case CiHost.Azure:
                Make(InRepository("azure-pipelines-evals.yml"), Templates.Text("azure.yml", places));
                _steps.Add("make a pipeline of azure-pipelines-evals.yml, and a build validation of the main branch with it");
                break;
        }
    }

    private void AddLastSteps()
    {
        _steps.Add($"put your own data into {Dataset} and your own prompts into the suite, run it, and accept the run: evalkit baseline accept reports/support-routing/RUN");
        _steps.Add("commit all of it: a pull request that makes the answers worse turns red");
    }

    private void Add(string path, string template, params (string, string)[] places) => Make(Path.Combine(_request.Folder, path), Templates.Text(template, places));

    private void Make(string path, string text) => _changes.Add(new FileChange(path, Encoding.UTF8.GetBytes(text)));

    private void Edit(FileChange? change)
    {
        if (change is not null)
            _changes.Add(change);
    }

    private string InRepository(string path) => Path.Combine(_repository.Root, path);

    private string Relative(string path) => Path.GetRelativePath(_request.Folder, path).Replace('\\', '/');

    private static string Pad(string command) => new(' ', Math.Max(2, 44 - command.Length));
}
