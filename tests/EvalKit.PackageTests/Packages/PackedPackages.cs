using EvalKit.PackageTests.Support;

namespace EvalKit.PackageTests.Packages;

/// <summary>All packages, packed once for the tests of a run from the Release build of the sources, in a folder of their own.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>The folder that holds them.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("evalkit-packages-").FullName;

    internal IReadOnlyList<PackageFile> All { get; private set; } = [];

    internal string Version => All[0].Version;

    public async Task InitializeAsync()
    {
        var packed = await Command.DotnetAsync(
            Repository.Root, new Dictionary<string, string?>(StringComparer.Ordinal), "pack", Repository.In("build", "Packages.proj"), "-c", "Release", "--no-restore", "-o", Folder, "-p:RunAnalyzers=false", "-p:Precompile=false", "-nologo", "-v:q", "-tl:off");
        packed.Ended(0);
        All = [.. Directory.GetFiles(Folder, "*.nupkg").Order(StringComparer.Ordinal).Select(p => new PackageFile(p))];
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    internal PackageFile Of(string id) => All.Single(p => p.Id == id);
}

/// <summary>The tests that need packages share them.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
