using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary><c>evalkit view</c> over the reports of a workspace, as a process of its own.</summary>
internal sealed class ViewedFolder : IAsyncDisposable
{
    private const string Said = "view.txt";

    private readonly ToolProcess _tool;

    private ViewedFolder(ToolProcess tool, Uri address) => (_tool, Address) = (tool, address);

    /// <summary>The address that it wrote, with its key.</summary>
    public Uri Address { get; }

    /// <summary>The address without the key.</summary>
    public string Root => Address.GetLeftPart(UriPartial.Authority) + "/";

    public static async Task<ViewedFolder> StartAsync(Workspace workspace)
    {
        Directory.CreateDirectory(workspace.Full("reports"));
        var tool = ToolProcess.StartAfter($"exec > {Said}", workspace.Path, ["view", "--no-open"]);
        await Poll.UntilAsync(() => Task.FromResult(tool.HasExited || File.Exists(workspace.Full(Said)) && File.ReadAllText(workspace.Full(Said)).Contains('\n', StringComparison.Ordinal)), "the server listens");
        if (tool.HasExited)
            (await tool.EndAsync(Tool.Limit)).Ended(0);
        var line = File.ReadLines(workspace.Full(Said)).First();
        Assert.StartsWith("reports at http://127.0.0.1:", line, StringComparison.Ordinal);
        return new ViewedFolder(tool, new Uri(line["reports at ".Length..]));
    }

    /// <summary>Ctrl-C, and what came of it.</summary>
    public async Task<ToolResult> InterruptAsync()
    {
        await _tool.InterruptAsync();
        return await _tool.EndAsync(Tool.Limit);
    }

    public ValueTask DisposeAsync() => _tool.DisposeAsync();
}
