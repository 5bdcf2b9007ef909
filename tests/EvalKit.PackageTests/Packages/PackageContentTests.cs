using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using EvalKit.PackageTests.Support;

namespace EvalKit.PackageTests.Packages;

/// <summary>What every package holds.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    private const string Framework = "lib/net10.0/";

    [Fact]
    public void Packages_AreAllThatStandUnderSrc_AndTheTemplates() =>
        Assert.Equal(Repository.Libraries.Append("EvalKit.Templates").Order(StringComparer.Ordinal), packages.All.Select(p => p.Id));

    [Fact]
    public void Package_HasOneVersionWithAllOthers() => Assert.Single(packages.All.Select(p => p.Version).Distinct());

    [Fact]
    public void Package_HasReadmeLicenceIconAndDescription() => Assert.All(packages.All, package =>
    {
        Assert.Equal("MIT", package.Element("license")!.Value);
        Assert.Equal("expression", package.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("README.md", package.Text("readme"));
        Assert.StartsWith("# ", Encoding.UTF8.GetString(package.Read("README.md")), StringComparison.Ordinal);
        Assert.Matches(@"^[A-Z].{30,300}\.$", package.Text("description")!);
        Assert.NotEmpty(package.Text("authors")!);
        Assert.NotEmpty(package.Text("tags")!);
        var icon = package.Read(package.Text("icon")!);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        // NuGet's recommendation: 128 by 128.
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    });

    [Fact]
    public void Library_HasDocumentationOfEveryPublicType() => Assert.All(packages.All.Where(p => p.IsLibrary), package =>
    {
        var documentation = XDocument.Parse(Encoding.UTF8.GetString(package.Read($"{Framework}{package.Id}.xml")).TrimStart('\uFEFF'));
        var documented = documentation.Descendants("member").Select(m => m.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        using var image = new PEReader(new MemoryStream(package.Read($"{Framework}{package.Id}.dll")));
        var metadata = image.GetMetadataReader();
        var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(t => (t.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.Public);
        Assert.Empty(types.Select(t => $"T:{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}").Except(documented));
    });

    [Fact]
    public void Library_HasSymbols_WhosePathsNameNoMachine() => Assert.All(packages.All.Where(p => p.IsLibrary), package =>
    {
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(PackageFile.Read(package.SymbolsPath, $"{Framework}{package.Id}.pdb")));
        var reader = symbols.GetMetadataReader();
        var documents = reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)).ToList();
        Assert.NotEmpty(documents);
        Assert.DoesNotContain(documents, d => d.StartsWith(Repository.Root, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(documents, d => d.StartsWith("/_/src/", StringComparison.Ordinal));
    });

    [Fact]
    public void Library_IsBuiltDeterministically_AndNamesNoMachine() => Assert.All(packages.All.Where(p => p.IsLibrary), package =>
    {
        var bytes = package.Read($"{Framework}{package.Id}.dll");
        using var image = new PEReader(new MemoryStream(bytes));
        Assert.Contains(image.ReadDebugDirectory(), d => d.Type == DebugDirectoryEntryType.Reproducible);
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root + "/")));
    });

    [Fact]
    public void Package_NeedsOnlyWhatIsListed() => Assert.All(packages.All, package =>
    {
        var listed = File.ReadAllText(Repository.In("docs", "dependencies.md"));
        foreach (var (id, version) in package.Dependencies)
            if (id.StartsWith("EvalKit", StringComparison.Ordinal))
                Assert.Equal(packages.Version, version);
            else
                Assert.Contains($"| {id} ", listed, StringComparison.Ordinal);
    });

    [Fact]
    public void Package_HoldsNoFileThatIsNotItsOwn() => Assert.All(packages.All.Where(p => p.IsLibrary), package =>
        Assert.Empty(package.Files.Where(f => f.StartsWith("lib/", StringComparison.Ordinal) && f.EndsWith(".dll", StringComparison.Ordinal)).Except([$"{Framework}{package.Id}.dll"])));

    [Theory]
    [InlineData("EvalKit.XunitV3", "xunit.v3.extensibility.core", "[3.2.1, 4.0.0)")]
    [InlineData("EvalKit.Xunit", "xunit.extensibility.execution", "[2.9.3, 3.0.0)")]
    public void Adapter_IsBoundToTheMajorVersionOfItsFramework(string id, string dependency, string range) => Assert.Equal(range, packages.Of(id).Dependencies[dependency]);

    [Fact]
    public void Tool_IsEvalkit_OfPortableCode_ForEveryPlatform()
    {
        var tool = packages.Of("EvalKit.Cli");
        Assert.Equal(["DotnetTool"], tool.Types);
        Assert.Contains("<Command Name=\"evalkit\"", Encoding.UTF8.GetString(tool.Read("tools/net10.0/any/DotnetToolSettings.xml")), StringComparison.Ordinal);
        // Native code of another platform is no image that a runtime could load, not even for the portable code in it.
        AssertPortable(tool);
    }

    [Fact]
    public void Testing_LooksAtSuitesWhileAProjectIsBuilt()
    {
        var testing = packages.Of("EvalKit.Testing");
        foreach (var folder in (ReadOnlySpan<string>)["build", "buildTransitive"])
            Assert.Equal(2, testing.Files.Count(f => f.StartsWith($"{folder}/EvalKit.Testing.", StringComparison.Ordinal)));
        Assert.Contains("tools/evalkit/EvalKit.Cli.dll", testing.Files);
        Assert.Contains("tools/evalkit/EvalKit.Cli.runtimeconfig.json", testing.Files);
        AssertPortable(testing);
    }

    private static void AssertPortable(PackageFile package) => Assert.All(package.Files.Where(f => f.EndsWith(".dll", StringComparison.Ordinal) && f.Contains("/EvalKit", StringComparison.Ordinal)), file =>
    {
        using var image = new PEReader(new MemoryStream(package.Read(file)));
        Assert.Equal(0, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    });
}
