using System.Diagnostics;
using System.Text;

namespace EvalKit.PackageTests.Support;

/// <summary>A program that ran to its end.</summary>
/// <param name="Line">The command line.</param>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it wrote, to both streams.</param>
internal sealed record Command(string Line, int ExitCode, string Output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>What tests of a machine of its own must not hand on: settings of the test run, and of the machine's user.</summary>
    private static readonly string[] NotInherited = ["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "VSTEST_HOST_DEBUG", "EVALKIT_RESPONSES", "CI", "GITHUB_ACTIONS", "TF_BUILD"];

    public static Task<Command> DotnetAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, environment, arguments);

    public static async Task<Command> RunAsync(string program, string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("VSTEST_", StringComparison.Ordinal)).Concat(NotInherited).ToList())
            start.Environment.Remove(name);
        // No server outlives the command: nobody would end it.
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false")])
            start.Environment[name] = value;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        var reading = Task.WhenAll(CopyAsync(process.StandardOutput, output), CopyAsync(process.StandardError, output));
        var line = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        using var late = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"still ran after {Limit}: {line}\n{Text(output)}");
        }
        await reading;
        return new Command(line, process.ExitCode, Text(output));
    }

    /// <summary>Fails with everything that was said unless the program ended with this code.</summary>
    public Command Ended(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"{Line}\nexit code {ExitCode}, expected {exitCode}\n{Output}");
        return this;
    }

    private static async Task CopyAsync(StreamReader reader, StringBuilder output)
    {
        while (await reader.ReadLineAsync() is { } line)
            lock (output)
                output.Append(line).Append('\n');
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
            return output.ToString();
    }
}
