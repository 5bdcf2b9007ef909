using System.Diagnostics;
using EvalKit.AcceptanceTests.Reports;
using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Builds;

/// <summary>What is wrong with a suite stands in the errors of a build, with file and line; nothing happens where nothing has changed.</summary>
public sealed class SuiteErrorsInBuildsTests
{
    private const string Suite = "evals/capital cities.yaml";

    private static readonly string Project = $"""
        <Project>
          <Import Project="{Repository.Full("build", "EvalKit.Testing.props")}" />
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <EvalKitTool>{Path.Combine(AppContext.BaseDirectory, "EvalKit.Cli.dll")}</EvalKitTool>
          </PropertyGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
          <Import Project="{Repository.Full("build", "EvalKit.Testing.targets")}" />
        </Project>
        """;

    [Fact]
    public async Task ABuild_FailsAtTheLineOfTheSuite_PassesWhenItIsRight_AndThenDoesNotLookAgain()
    {
        using var workspace = Workspace.Create("größe and spaces");
        WriteProject(workspace, "accurcy");

        var (wrong, output) = await BuildAsync(workspace);

        Assert.Equal(1, wrong);
        Assert.Contains($"{workspace.Full(Suite)}(12,15): error EVALKIT: there is no metric 'same.accurcy'", output, StringComparison.Ordinal);
        Assert.Contains("the property EvalKitValidate=false builds without looking at them", output, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.Full("tests", "T", "bin", "Debug", "net10.0", "T.dll")));

        WriteProject(workspace, "mean");
        Assert.Equal((0, ""), await BuildAsync(workspace));
        var looked = File.GetLastWriteTimeUtc(Stamp(workspace));
        Assert.Equal((0, ""), await BuildAsync(workspace));
        Assert.Equal(looked, File.GetLastWriteTimeUtc(Stamp(workspace)));

        workspace.Write("datasets/cities.jsonl", "{\"id\":\"1\",\"gold\":\"a\"}\n");
        var (unread, errors) = await BuildAsync(workspace);
        Assert.Equal(1, unread);
        Assert.Contains("error EVALKIT: ", errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), await BuildAsync(workspace, "-p:EvalKitValidate=false"));
    }

    private static string Stamp(Workspace workspace) => workspace.Full("tests", "T", "obj", "Debug", "net10.0", "evalkit.validated.txt");

    private static void WriteProject(Workspace workspace, string metric)
    {
        workspace.Write("evals/suite.schema.json", "{}");
        workspace.Write(Suite, $$$"""
            name: cities
            objective: Repeats what was recorded.
            dataset: { path: ../datasets/cities.jsonl }
            models:
              record: { provider: recorded, output: "{{ item.answer }}" }
            variants:
              only:
                model: record
            graders:
              same: { type: exact_match, reference: "{{ item.gold }}" }
            gates:
              - { metric: same.{{{metric}}}, at_least: 0.5 }

            """);
        // Code completes it, which no build can know.
        workspace.Write("evals/of-code.yaml", "name: of-code\nobjective: Has its variants from code.\ndataset: { path: ../datasets/cities.jsonl }\ngates:\n  - { metric: mine.mean, at_least: 0.5 }\n");
        workspace.Write("datasets/cities.jsonl", "{\"id\":\"1\",\"gold\":\"a\",\"answer\":\"a\"}\n");
        workspace.Write("tests/T/T.csproj", Project);
    }

    /// <summary>The exit code, and what a build says that is told to say errors only.</summary>
    private static async Task<(int Code, string Output)> BuildAsync(Workspace workspace, params string[] options)
    {
        string[] arguments = ["build", "tests/T/T.csproj", "-nologo", "-v:q", "-nodeReuse:false", "-p:UseSharedCompilation=false", "--source", workspace.Path, .. options];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = workspace.Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        foreach (var inherited in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "DOTNET_HOST_PATH"])
            start.Environment.Remove(inherited);
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Tool.Limit);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(late.Token);
        var lines = (await output + await error).Split('\n', StringSplitOptions.TrimEntries).Where(l => l.Contains("error", StringComparison.Ordinal) && !l.EndsWith(" Error(s)", StringComparison.Ordinal));
        return (process.ExitCode, string.Join('\n', lines));
    }
}
