using System.Xml;
using System.Xml.Linq;

namespace EvalKit.Cli.Scaffolding;

/// <summary>
/// Adds package references to a project's text. The text is edited and not written anew, so that a diff shows the added lines and nothing else; nothing is
/// restored, so that it works offline.
/// </summary>
internal static class PackageReferences
{
    /// <summary>The changes: the project, and the file of versions where a repository keeps them in one place; none where the packages are there.</summary>
    /// <param name="path">Full path of the project.</param>
    /// <param name="text">Its text, which may not be on disk yet.</param>
    /// <param name="isNew">Whether the project itself is made.</param>
    /// <param name="packages">Names and versions.</param>
    public static (IReadOnlyList<FileChange> Changes, string? Problem) Add(string path, EditedText text, bool isNew, params IReadOnlyList<(string Name, string Version)> packages)
    {
        var versions = SharedFile.Above(path, "Directory.Packages.props") is { } props && TestProject.Load(props) is { } central && TestProject.IsTrue(central, "ManagePackageVersionsCentrally") ? props : null;
        var changes = new List<FileChange>();
        var (edited, missing) = Insert(text, "PackageReference", packages, withVersion: versions is null);
        if (edited is null)
            return ([], $"has no place for a package reference: add {string.Join(", ", packages.Select(p => p.Name))} by hand");
        if (isNew)
            changes.Add(new FileChange(path, text.Bytes(edited)));
        else if (missing.Count > 0)
            changes.Add(new FileChange(path, text.Bytes(edited), Words(missing)));
        if (versions is not null && EditedText.Read(versions) is { } file)
        {
            var (listed, unlisted) = Insert(file, "PackageVersion", packages, withVersion: true);
            if (listed is null)
                return (changes, $"has no place for a package version: add {Words(packages)} to {versions} by hand");
            if (unlisted.Count > 0)
                changes.Add(new FileChange(versions, file.Bytes(listed), Words(unlisted)));
        }
        return (changes, null);
    }

    private static string Words(IEnumerable<(string Name, string Version)> packages) => string.Join(", ", packages.Select(p => $"{p.Name} {p.Version}"));

    private static (string? Text, IReadOnlyList<(string Name, string Version)> Missing) Insert(EditedText file, string element, IReadOnlyList<(string Name, string Version)> packages, bool withVersion)
    {
        if (Parse(file.Text) is not { Root: { } root } document)
            return (null, packages);
        var missing = packages.Where(p => !Names(document, element).Contains(p.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count == 0)
            return (file.Text, missing);
        var lines = file.Text.Split('\n').ToList();
        var last = root.Elements().Where(e => e.Name.LocalName == "ItemGroup" && e.Attribute("Condition") is null)
            .Elements().LastOrDefault(e => e.Name.LocalName == element && e.Attribute("Condition") is null && !e.HasElements);
        var edited = last is null ? null : AfterLine(lines, ((IXmlLineInfo)last).LineNumber - 1, missing, element, withVersion, file.NewLine);
        edited = IsRight(edited) ? edited : InGroup(file, missing, element, withVersion);
        return (IsRight(edited) ? edited : null, missing);

        bool IsRight(string? text) => text is not null && Parse(text) is { } parsed && missing.All(p => Names(parsed, element).Contains(p.Name, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Names(XDocument document, string element) => TestProject.Elements(document, element).Select(e => (e.Attribute("Include") ?? e.Attribute("Update"))?.Value ?? "");

    private static string AfterLine(List<string> lines, int line, IReadOnlyList<(string Name, string Version)> packages, string element, bool withVersion, string newLine)
    {
        var indent = lines[line][..(lines[line].Length - lines[line].TrimStart().Length)];
        var added = packages.Select(p => indent + Reference(p, element, withVersion) + (newLine == "\r\n" ? "\r" : ""));
        return string.Join('\n', [.. lines.Take(line + 1), .. added, .. lines.Skip(line + 1)]);
    }

    private static string? InGroup(EditedText file, IReadOnlyList<(string Name, string Version)> packages, string element, bool withVersion)
    {
        var end = file.Text.LastIndexOf("</Project>", StringComparison.Ordinal);
        string[] group = ["  <ItemGroup>", .. packages.Select(p => "    " + Reference(p, element, withVersion)), "  </ItemGroup>", ""];
        return end < 0 ? null : file.Text[..end] + string.Join(file.NewLine, group) + file.Text[end..];
    }

    private static string Reference((string Name, string Version) package, string element, bool withVersion) =>
        withVersion ? $"<{element} Include=\"{package.Name}\" Version=\"{package.Version}\" />" : $"<{element} Include=\"{package.Name}\" />";

    private static XDocument? Parse(string text)
    {
        try
        {
            return XDocument.Parse(text, LoadOptions.SetLineInfo);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
