using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Cli.Scaffolding;

/// <summary>The list of .NET tools of a repository, by which CI and everybody else get the same version: <c>dotnet tool restore</c>.</summary>
internal static class ToolManifest
{
    /// <summary>The tool's package.</summary>
    public const string Package = "evalkit.cli";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The change that lists the tool; null where it is listed.</summary>
    /// <param name="root">Full path of the folder that the list is for.</param>
    /// <param name="version">The version of the tool.</param>
    public static (FileChange? Change, string? Problem) Add(string root, string version)
    {
        var path = File.Exists(Path.Combine(root, "dotnet-tools.json")) ? Path.Combine(root, "dotnet-tools.json") : Path.Combine(root, ".config", "dotnet-tools.json");
        if (!File.Exists(path))
            return (new FileChange(path, Encoding.UTF8.GetBytes(New(version))), null);
        JsonNode? manifest;
        try
        {
            manifest = JsonNode.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            manifest = null;
        }
        if (manifest is not JsonObject { } list || list["tools"] is not (null or JsonObject))
            return (null, $"is no list of tools that can be edited: run `dotnet tool install {Package}`");
        var tools = list["tools"] as JsonObject ?? [];
        if (tools.Any(t => string.Equals(t.Key, Package, StringComparison.OrdinalIgnoreCase)))
            return (null, null);
        tools[Package] = Entry(version);
        list["tools"] ??= tools;
        return (new FileChange(path, Encoding.UTF8.GetBytes(list.ToJsonString(Indented) + "\n"), $"{Package} {version}"), null);
    }

    private static string New(string version) => new JsonObject { ["version"] = 1, ["isRoot"] = true, ["tools"] = new JsonObject { [Package] = Entry(version) } }.ToJsonString(Indented) + "\n";

    private static JsonObject Entry(string version) => new() { ["version"] = version, ["commands"] = new JsonArray("evalkit"), ["rollForward"] = false };
}
