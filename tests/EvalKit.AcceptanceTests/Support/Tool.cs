namespace EvalKit.AcceptanceTests.Support;

/// <summary>The built tool, run as a process of its own as users run it.</summary>
internal static class Tool
{
    /// <value>The default value is 2 minutes: far beyond what any test needs on a quiet machine.</value>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the tool in a workspace to its end.</summary>
    public static Task<ToolResult> RunAsync(Workspace workspace, params string[] arguments) => RunAsync(workspace, [], arguments);

    /// <summary>Runs the tool with environment variables; null takes one away.</summary>
    public static async Task<ToolResult> RunAsync(Workspace workspace, Dictionary<string, string?> environment, params string[] arguments)
    {
        await using var process = ToolProcess.Start(workspace.Path, environment, arguments);
        return await process.EndAsync(Limit);
    }

    /// <summary>Starts the tool and leaves it running.</summary>
    public static ToolProcess Start(Workspace workspace, params string[] arguments) => Start(workspace, [], arguments);

    /// <summary>Starts the tool with environment variables and leaves it running.</summary>
    public static ToolProcess Start(Workspace workspace, Dictionary<string, string?> environment, params string[] arguments) =>
        ToolProcess.Start(workspace.Path, environment, arguments);
}
