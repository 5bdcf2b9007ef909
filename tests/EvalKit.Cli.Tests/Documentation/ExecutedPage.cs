using System.Globalization;
using System.Text.RegularExpressions;
using EvalKit.Cli.Tests.Support;

namespace EvalKit.Cli.Tests.Documentation;

/// <summary>
/// A page of the documentation that is done as it is written: a fence after a line such as <c>`name.yaml`:</c> is a file, and a fence <c>console</c> has commands
/// (<c>$ evalkit ... # exit code 1</c>, 0 where nothing is said) and lines that their output has to hold, with <c>...</c> for what was left out.
/// </summary>
internal sealed partial class ExecutedPage(string text)
{
    /// <summary>The number of commands that were run.</summary>
    public int Commands { get; private set; }

    /// <summary>Writes the files and runs the commands, in the order of the page, in an empty folder.</summary>
    public async Task RunAsync()
    {
        using var terminal = new TestTerminal();
        foreach (Match fence in Fence().Matches(text))
        {
            if (fence.Groups["file"].Value is { Length: > 0 } file)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(terminal.Folder, file))!);
                terminal.Write(file, fence.Groups["body"].Value);
            }
            else if (fence.Groups["language"].Value == "console")
                await RunAsync(terminal, fence.Groups["body"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private async Task RunAsync(TestTerminal terminal, IReadOnlyList<string> lines)
    {
        var output = "";
        foreach (var line in lines)
        {
            if (!line.StartsWith("$ ", StringComparison.Ordinal))
            {
                foreach (var part in line.Split("...", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    Assert.True(output.Contains(part, StringComparison.Ordinal), $"'{part}' does not occur in:\n{output}");
                continue;
            }
            var command = Command().Match(line);
            Assert.True(command.Success, $"'{line}' is no command of evalkit");
            var (said, warned) = (terminal.Output.Length, terminal.Error.Length);
            var exitCode = await terminal.RunAsync(command.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            output = terminal.Output[said..] + terminal.Error[warned..];
            var expected = command.Groups["code"].Value is { Length: > 0 } code ? int.Parse(code, CultureInfo.InvariantCulture) : 0;
            Assert.True(exitCode == expected, $"'{line}' ended with {exitCode}:\n{output}");
            Commands++;
        }
    }

    [GeneratedRegex(@"(^`(?<file>[^`\n]+)`:\n\n)?^```(?<language>\w*)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\$ evalkit (?<arguments>[^#]*?)\s*(# exit code (?<code>\d+))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();
}
