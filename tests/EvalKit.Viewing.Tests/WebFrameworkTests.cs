using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EvalKit.Viewing.Tests;

/// <summary>ASP.NET Core is looked for beside the runtime, in its own version first.</summary>
public sealed class WebFrameworkTests : IDisposable
{
    private readonly DirectoryInfo _shared = Directory.CreateTempSubdirectory("evalkit-shared-");

    [Theory]
    [InlineData("10.0.12", "10.0.9,10.0.12,11.0.1", "10.0.12")]
    [InlineData("10.0.12", "9.0.1,10.0.9,10.0.10,11.0.1", "10.0.10")]
    [InlineData("10.0.0-rc.2.25502.107", "10.0.0-rc.1,9.0.0", "10.0.0-rc.1")]
    [InlineData("10.0.12", "9.0.1,11.0.0", null)]
    [InlineData("10.0.12", "", null)]
    public void FolderFor_Runtime_IsThatOfItsVersionOrTheNewestOfItsMajor(string runtime, string installed, string? expected)
    {
        Directory.CreateDirectory(Path.Combine(_shared.FullName, "Microsoft.NETCore.App", runtime));
        foreach (var version in installed.Split(',', StringSplitOptions.RemoveEmptyEntries))
            Directory.CreateDirectory(Path.Combine(_shared.FullName, "Microsoft.AspNetCore.App", version));

        var found = WebFramework.FolderFor(Path.Combine(_shared.FullName, "Microsoft.NETCore.App", runtime) + Path.DirectorySeparatorChar);

        Assert.Equal(expected, found is null ? null : Path.GetFileName(found));
    }

    [Fact]
    public void TryUse_NotInstalled_SaysWhatToInstall()
    {
        var runtime = Directory.CreateDirectory(Path.Combine(_shared.FullName, "Microsoft.NETCore.App", "10.0.12")).FullName;

        Assert.False(WebFramework.TryUse(runtime, new AssemblyLoadContext("empty", isCollectible: true), out var problem));

        Assert.StartsWith("view needs the ASP.NET Core runtime 10, which is not installed beside the .NET runtime (", problem, StringComparison.Ordinal);
        Assert.Contains("aspnetcore-runtime", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderFor_RuntimeOfThisProcess_HasTheServer() =>
        Assert.True(File.Exists(Path.Combine(WebFramework.FolderFor(RuntimeEnvironment.GetRuntimeDirectory())!, "Microsoft.AspNetCore.Server.Kestrel.dll")));

    public void Dispose() => _shared.Delete(recursive: true);
}
