using System.IO.Compression;
using System.Xml.Linq;

namespace EvalKit.PackageTests.Packages;

/// <summary>A package as its file has it.</summary>
internal sealed class PackageFile
{
    private readonly XElement _metadata;

    public PackageFile(string path)
    {
        Path = path;
        using var zip = ZipFile.OpenRead(path);
        Files = [.. zip.Entries.Select(e => e.FullName)];
        using var stream = zip.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal) && !e.FullName.Contains('/', StringComparison.Ordinal)).Open();
        _metadata = XDocument.Load(stream).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    public string Path { get; }

    public string SymbolsPath => System.IO.Path.ChangeExtension(Path, ".snupkg");

    public IReadOnlyList<string> Files { get; }

    public string Id => Text("id")!;

    public string Version => Text("version")!;

    public bool IsLibrary => Files.Any(f => f.StartsWith("lib/", StringComparison.Ordinal));

    public bool IsTool => Types.Any(t => t.StartsWith("DotnetTool", StringComparison.Ordinal));

    /// <summary>The kinds of package; none for a library.</summary>
    public IReadOnlyList<string> Types => [.. _metadata.Descendants().Where(e => e.Name.LocalName == "packageType").Select(e => e.Attribute("name")!.Value)];

    /// <summary>Ids and versions of what it needs.</summary>
    public IReadOnlyDictionary<string, string> Dependencies => _metadata.Descendants().Where(e => e.Name.LocalName == "dependency").ToDictionary(e => e.Attribute("id")!.Value, e => e.Attribute("version")!.Value, StringComparer.Ordinal);

    public string? Text(string element) => _metadata.Elements().SingleOrDefault(e => e.Name.LocalName == element)?.Value;

    public XElement? Element(string element) => _metadata.Elements().SingleOrDefault(e => e.Name.LocalName == element);

    public byte[] Read(string name) => Read(Path, name);

    public static byte[] Read(string package, string name)
    {
        using var zip = ZipFile.OpenRead(package);
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
