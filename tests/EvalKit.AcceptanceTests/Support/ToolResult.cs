using System.Text.Json;

namespace EvalKit.AcceptanceTests.Support;

/// <summary>What a run of the tool left: its exit code and what it wrote.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error, TimeSpan Elapsed)
{
    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json => JsonElement.Parse(Output);

    /// <summary>Fails with everything the tool said unless it ended with this code.</summary>
    public ToolResult Ended(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}");
        return this;
    }
}
