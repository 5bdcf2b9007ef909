using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using EvalKit.Cli.Scaffolding;
using EvalKit.Cli.Tests.Support;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Cli.Tests.Scaffolding;

public sealed class InitTests
{
    private const string XunitProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
          </ItemGroup>
        </Project>

        """;

    private static readonly string[] Made =
    [
        ".config/dotnet-tools.json", ".github/workflows/evals.yml", ".gitignore", ".vscode/settings.json", "datasets/README.md", "datasets/support-routing.jsonl", "evals/baselines/support-routing.json",
        "evals/suite.schema.json", "evals/support-routing.yaml", "tests/Evals/EvalTests.cs", "tests/Evals/Evals.csproj",
    ];

    [Fact]
    public async Task Init_InAnEmptyFolder_MakesASuiteThatPassesAgainstItsAcceptedBaseline()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await terminal.RunAsync("init"));

        Assert.Equal(Made, Files(terminal.Folder));
        Assert.Equal("", terminal.Error);
        Assert.Contains("accepted  evals/baselines/support-routing.json", terminal.Output, StringComparison.Ordinal);
        Assert.Equal(0, await terminal.RunAsync("run", "evals/support-routing.yaml", "--run-id", "again", "--json", "--quiet"));
        var summary = Summary(terminal, "support-routing", "again");
        Assert.Equal(["passed", "passed"], summary.GetProperty("gates").EnumerateArray().Select(g => g.GetProperty("outcome").GetString()!));
        Assert.Equal(0, summary.GetProperty("execution").GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task Init_ThenAWorsenedPrompt_FailsWithTheDrop()
    {
        using var terminal = new TestTerminal();
        await terminal.RunAsync("init");
        Edit(terminal, "evals/support-routing.yaml", "  message: \"{{ item.message }}\"", "  message: \"Hello, I have a question. {{ item.id }}\"");

        Assert.Equal(1, await terminal.RunAsync("run", "evals/support-routing.yaml", "--run-id", "worse", "--quiet"));

        var comparison = Summary(terminal, "support-routing", "worse").GetProperty("comparisons")[0];
        Assert.Equal("failed", comparison.GetProperty("verdict").GetString());
        Assert.True(comparison.GetProperty("high").GetDouble() < -0.1);
    }

    [Fact]
    public async Task Init_Twice_KeepsWhatIsThere()
    {
        using var terminal = new TestTerminal();
        await terminal.RunAsync("init");
        Edit(terminal, "evals/support-routing.yaml", "k: 5", "k: 7");
        Edit(terminal, "tests/Evals/EvalTests.cs", "SupportRouting()", "Mine()");
        var before = Contents(terminal.Folder);

        Assert.Equal(0, await terminal.RunAsync("init"));

        Assert.Equal(before, Contents(terminal.Folder));
        Assert.Contains("kept      evals/support-routing.yaml  (it exists; --force replaces it)", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("kept      tests/Evals/EvalTests.cs", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Force_ReplacesFiles_AndAcceptsAnew()
    {
        using var terminal = new TestTerminal();
        await terminal.RunAsync("init");
        Edit(terminal, "evals/support-routing.yaml", "k: 5", "k: 7");

        Assert.Equal(0, await terminal.RunAsync("init", "--force"));

        Assert.Contains("k: 5", Read(terminal, "evals/support-routing.yaml"), StringComparison.Ordinal);
        Assert.Contains("replaced  evals/support-routing.yaml", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABaselineOfTheUsers_IsNotReplaced()
    {
        using var terminal = new TestTerminal();
        Directory.CreateDirectory(Path.Combine(terminal.Folder, "evals", "baselines"));
        await terminal.RunAsync("init");
        var accepted = Read(terminal, "evals/baselines/support-routing.json");
        File.Delete(Path.Combine(terminal.Folder, "evals", "support-routing.yaml"));
        File.Delete(Path.Combine(terminal.Folder, "datasets", "support-routing.jsonl"));

        Assert.Equal(0, await terminal.RunAsync("init"));

        Assert.Equal(accepted, Read(terminal, "evals/baselines/support-routing.json"));
    }

    [Fact]
    public async Task DryRun_SaysWhatItWouldDo_AndWritesNothing()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await terminal.RunAsync("init", "--dry-run"));

        Assert.Empty(Files(terminal.Folder));
        Assert.Contains("made      evals/support-routing.yaml", terminal.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written (--dry-run).\n", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderWithSpacesAndOtherLetters_Works()
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await terminal.RunAsync("init", "Größe 大 'x'"));

        Assert.Equal(Made, Files(Path.Combine(terminal.Folder, "Größe 大 'x'")));
        Assert.Equal(0, await terminal.RunAsync("run", "Größe 大 'x'/evals/support-routing.yaml", "--quiet"));
    }

    [Theory]
    [InlineData("xunit", "EvalKit.Xunit", "[EvalSuite(\"evals/support-routing.yaml\")]")]
    [InlineData("xunit.v3", "EvalKit.XunitV3", "using EvalKit.XunitV3;")]
    [InlineData("xunit.v3.mtp-v2", "EvalKit.XunitV3", "using EvalKit.XunitV3;")]
    [InlineData("MSTest", "EvalKit.Testing", "[TestMethod]")]
    [InlineData("NUnit", "EvalKit.Testing", "[Test]")]
    public async Task ATestProject_GetsTheAdapterOfItsFramework(string package, string adapter, string inClass)
    {
        using var terminal = new TestTerminal();
        Write(terminal, "tests/App.Tests/App.Tests.csproj", XunitProject.Replace("\"xunit\"", $"\"{package}\"", StringComparison.Ordinal));

        Assert.Equal(0, await terminal.RunAsync("init"));

        Assert.Contains($"    <PackageReference Include=\"{adapter}\" Version=\"{ToolVersion.Text}\" />\n", Read(terminal, "tests/App.Tests/App.Tests.csproj"), StringComparison.Ordinal);
        var test = Read(terminal, "tests/App.Tests/EvalTests.cs");
        Assert.Contains("namespace App.Tests;", test, StringComparison.Ordinal);
        Assert.Contains(inClass, test, StringComparison.Ordinal);
        Assert.DoesNotContain('$', test);
        Assert.DoesNotContain("tests/Evals", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProject_IsEditedByOneLine_WithItsMarkAndItsLineEnds()
    {
        using var terminal = new TestTerminal();
        var path = Path.Combine(terminal.Folder, "T.Tests.csproj");
        byte[] before = [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(XunitProject.ReplaceLineEndings("\r\n"))];
        await File.WriteAllBytesAsync(path, before);

        await terminal.RunAsync("init");

        var line = $"    <PackageReference Include=\"EvalKit.Xunit\" Version=\"{ToolVersion.Text}\" />\r\n";
        var after = await File.ReadAllBytesAsync(path);
        Assert.Equal(before, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(after).Replace(line, "", StringComparison.Ordinal)));
        Assert.Equal(before.Length + line.Length, after.Length);
    }

    [Theory]
    [InlineData("<!-- <PackageReference Include=\"EvalKit.Xunit\" /> -->\n<ItemGroup Condition=\"'$(X)' == '1'\">\n<PackageReference Include=\"xunit\" />\n</ItemGroup>\n")]
    [InlineData("<ItemGroup>\n<PackageReference Include=\"xunit\"\n   Version=\"2.9.3\" />\n</ItemGroup>\n")]
    [InlineData("<ItemGroup><PackageReference Include=\"xunit\"><Version>2.9.3</Version></PackageReference></ItemGroup>\n")]
    public async Task AnUnusualProject_StaysAProject(string content)
    {
        using var terminal = new TestTerminal();
        Write(terminal, "T.Tests.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">\n{content}</Project>\n");

        Assert.Equal(0, await terminal.RunAsync("init"));

        var added = XDocument.Parse(Read(terminal, "T.Tests.csproj")).Descendants("PackageReference").Single(e => e.Attribute("Include")?.Value == "EvalKit.Xunit");
        Assert.Null(added.Parent!.Attribute("Condition"));
    }

    [Fact]
    public async Task CentralVersions_GetTheVersion_AndTheProjectNone()
    {
        using var terminal = new TestTerminal();
        Write(terminal, "Directory.Packages.props", "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n  <ItemGroup>\n    <PackageVersion Include=\"xunit\" Version=\"2.9.3\" />\n  </ItemGroup>\n</Project>\n");
        Write(terminal, "tests/T.Tests/T.Tests.csproj", XunitProject.Replace(" Version=\"2.9.3\"", "", StringComparison.Ordinal));

        await terminal.RunAsync("init");

        Assert.Contains("    <PackageReference Include=\"EvalKit.Xunit\" />\n", Read(terminal, "tests/T.Tests/T.Tests.csproj"), StringComparison.Ordinal);
        Assert.Contains($"    <PackageVersion Include=\"EvalKit.Xunit\" Version=\"{ToolVersion.Text}\" />\n", Read(terminal, "Directory.Packages.props"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReferenceThatIsThere_IsNotTouched()
    {
        using var terminal = new TestTerminal();
        var project = XunitProject.Replace("\"xunit\" Version=\"2.9.3\"", "\"EvalKit.Xunit\" Version=\"9.9.9\" />\n    <PackageReference Include=\"xunit\" Version=\"2.9.3\"", StringComparison.Ordinal);
        Write(terminal, "T.Tests.csproj", project);

        await terminal.RunAsync("init");

        Assert.Equal(project, Read(terminal, "T.Tests.csproj"));
    }

    [Fact]
    public async Task AProjectOfAnOlderFramework_IsLeftAlone()
    {
        using var terminal = new TestTerminal();
        var project = XunitProject.Replace("net10.0", "net8.0", StringComparison.Ordinal);
        Write(terminal, "T.Tests/T.Tests.csproj", project);

        await terminal.RunAsync("init");

        Assert.Equal(project, Read(terminal, "T.Tests/T.Tests.csproj"));
        Assert.True(File.Exists(Path.Combine(terminal.Folder, "tests", "Evals", "Evals.csproj")));
        Assert.Contains("note      T.Tests/T.Tests.csproj: is built for net8.0, and EvalKit needs net10.0: the test has a project of its own", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANamedProject_ThatHasNoTests_IsAProblem()
    {
        using var terminal = new TestTerminal();
        Write(terminal, "App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        Assert.Equal(4, await terminal.RunAsync("init", "--project", "App.csproj"));

        Assert.Equal("App.csproj: is no test project: it references neither xunit, MSTest nor NUnit\n", terminal.Error);
        Assert.Equal(["App.csproj"], Files(terminal.Folder));
    }

    [Theory]
    [InlineData("https://github.com/octo/app.git", ".github/workflows/evals.yml")]
    [InlineData("git@ghe.example.org:octo/github-app.git", ".github/workflows/evals.yml")]
    [InlineData("git@gitlab.example.org:octo/app.git", ".gitlab/evals.gitlab-ci.yml")]
    [InlineData("https://octo@dev.azure.com/octo/app/_git/app", "azure-pipelines-evals.yml")]
    [InlineData("https://octo.visualstudio.com/app/_git/app", "azure-pipelines-evals.yml")]
    public async Task TheRemote_SaysWhoseWorkflowIsMade(string remote, string workflow)
    {
        using var terminal = new TestTerminal();
        Write(terminal, ".git/config", $"[core]\n\tbare = false\n[remote \"fork\"]\n\turl = https://example.org/x\n[remote \"origin\"]\n\turl = {remote}\n\tfetch = +refs/heads/*\n");

        await terminal.RunAsync("init", "--no-test");

        Assert.Single(Files(terminal.Folder), f => f.Contains("workflows", StringComparison.Ordinal) || f.Contains("evals.gitlab", StringComparison.Ordinal) || f.Contains("azure", StringComparison.Ordinal));
        Assert.True(IsYaml(Read(terminal, workflow)));
    }

    [Theory]
    [InlineData("github", ".github/workflows/evals.yml")]
    [InlineData("gitlab", ".gitlab/evals.gitlab-ci.yml")]
    [InlineData("azure", "azure-pipelines-evals.yml")]
    public async Task AFolderOfARepository_HasItsWorkflowAtTheRoot_WithItsPaths(string ci, string workflow)
    {
        using var terminal = new TestTerminal();
        Directory.CreateDirectory(Path.Combine(terminal.Folder, ".git"));

        Assert.Equal(0, await terminal.RunAsync("init", "apps/Größe 'a'", "--ci", ci, "--provider", "openai", "--no-test"));

        var text = Read(terminal, workflow);
        Assert.True(IsYaml(text));
        Assert.Contains("apps/Größe 'a'/.evalkit/responses", text, StringComparison.Ordinal);
        Assert.Contains("apps/Größe 'a'/reports", text, StringComparison.Ordinal);
        Assert.Contains("OPENAI_API_KEY", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\$(FOLDER|STORE|REPORTS|ENV|RESPONSES)\$", text);
        Assert.True(File.Exists(Path.Combine(terminal.Folder, ".config", "dotnet-tools.json")));
    }

    [Fact]
    public async Task AFurtherWorkTree_HasTheRemoteOfItsRepository()
    {
        using var terminal = new TestTerminal();
        Write(terminal, "main/.git/config", "[remote \"origin\"]\n\turl = https://gitlab.com/octo/app.git\n");
        Write(terminal, "main/.git/worktrees/w/commondir", "../..\n");
        Write(terminal, "w/.git", $"gitdir: {Path.Combine(terminal.Folder, "main/.git/worktrees/w")}\n");

        Assert.Equal("https://gitlab.com/octo/app.git", Repository.Around(Path.Combine(terminal.Folder, "w")).Remote);
        Assert.Equal(CiHost.GitLab, Repository.Around(Path.Combine(terminal.Folder, "w")).Host());
    }

    [Theory]
    [InlineData("openai", "OPENAI_API_KEY", "SupportRoutingByOpenAI")]
    [InlineData("anthropic", "ANTHROPIC_API_KEY", "SupportRoutingByAnthropic")]
    public async Task AProvider_AddsASuiteThatIsRight_AndATestThatIsSkippedWithoutAnswers(string provider, string key, string method)
    {
        using var terminal = new TestTerminal();

        Assert.Equal(0, await terminal.RunAsync("init", "--provider", provider));

        Assert.Equal(0, await terminal.RunAsync("validate", $"evals/support-routing-{provider}.yaml"));
        Assert.Equal(4, await terminal.RunAsync("run", $"evals/support-routing-{provider}.yaml"));
        Assert.Contains(key, terminal.Error, StringComparison.Ordinal);
        var test = Read(terminal, "tests/Evals/EvalTests.cs");
        Assert.Contains("Missing = MissingRecordings.Skip", test, StringComparison.Ordinal);
        Assert.Contains(method, test, StringComparison.Ordinal);
        Assert.Equal("reports/\n", Read(terminal, ".gitignore"));
    }

    [Fact]
    public async Task AnIgnoreFile_GetsWhatItLacks()
    {
        using var terminal = new TestTerminal();
        Write(terminal, ".gitignore", "bin/\n/reports");

        await terminal.RunAsync("init", "--no-test", "--ci", "none");

        Assert.Equal("bin/\n/reports\n.evalkit/\n", Read(terminal, ".gitignore"));
    }

    [Fact]
    public async Task AToolManifest_GetsTheTool_AndKeepsTheOthers()
    {
        using var terminal = new TestTerminal();
        Write(terminal, ".config/dotnet-tools.json", """{ "version": 1, "isRoot": true, "tools": { "other": { "version": "1.0.0", "commands": ["other"] } } }""");

        await terminal.RunAsync("init", "--no-test");

        var tools = JsonElement.Parse(Read(terminal, ".config/dotnet-tools.json")).GetProperty("tools");
        Assert.Equal("1.0.0", tools.GetProperty("other").GetProperty("version").GetString());
        Assert.Equal(ToolVersion.Text, tools.GetProperty(ToolManifest.Package).GetProperty("version").GetString());
    }

    [Fact]
    public async Task AFile_IsNoFolder()
    {
        using var terminal = new TestTerminal();
        Write(terminal, "x", "");

        Assert.Equal(4, await terminal.RunAsync("init", "x"));

        Assert.Equal("evalkit: 'x' is a file; init needs a folder\n", terminal.Error);
    }

    [Fact]
    public void TheData_HaveTheirCounts()
    {
        var rows = Templates.Text("support-routing.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l)).ToList();

        Assert.Equal(80, rows.Select(r => r.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(80, rows.Select(r => r.GetProperty("message").GetString()).Distinct().Count());
        foreach (var label in (string[])["billing", "shipping", "returns", "technical"])
        {
            Assert.Equal(8, rows.Count(r => Text(r, "label") == label && Text(r, "split") == "train"));
            Assert.Equal(12, rows.Count(r => Text(r, "label") == label && Text(r, "split") == "test"));
        }

        static string Text(JsonElement row, string field) => row.GetProperty(field).GetString()!;
    }

    [Fact]
    public async Task ANewProject_HasTheVersionsThatEvalKitIsTestedWith()
    {
        using var terminal = new TestTerminal();
        await terminal.RunAsync("init");
        var central = XDocument.Load(Path.Combine(RepositoryRoot.Path, "Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")!.Value);

        var references = XDocument.Parse(Read(terminal, "tests/Evals/Evals.csproj")).Descendants("PackageReference").Where(e => e.Attribute("Include")!.Value != "EvalKit.Xunit").ToList();

        Assert.Equal(3, references.Count);
        Assert.All(references, r => Assert.Equal(central[r.Attribute("Include")!.Value], r.Attribute("Version")!.Value));
    }

    private static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Where(f => !f.StartsWith("reports/", StringComparison.Ordinal) && !f.StartsWith(".evalkit/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static IReadOnlyDictionary<string, string> Contents(string folder) => Files(folder).ToDictionary(f => f, f => File.ReadAllText(Path.Combine(folder, f)));

    private static JsonElement Summary(TestTerminal terminal, string suite, string run) => JsonElement.Parse(Read(terminal, $"reports/{suite}/{run}/summary.json"));

    private static string Read(TestTerminal terminal, string name) => File.ReadAllText(Path.Combine(terminal.Folder, name));

    private static void Write(TestTerminal terminal, string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(terminal.Folder, name))!);
        terminal.Write(name, text);
    }

    private static void Edit(TestTerminal terminal, string name, string old, string text)
    {
        Assert.Contains(old, Read(terminal, name), StringComparison.Ordinal);
        terminal.Write(name, Read(terminal, name).Replace(old, text, StringComparison.Ordinal));
    }

    private static bool IsYaml(string text)
    {
        var problems = new ProblemList();
        return YamlTreeReader.Read(text, "workflow", problems) is { Kind: YamlKind.Map } && !problems.Any;
    }
}
