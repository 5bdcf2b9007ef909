using System.Runtime.InteropServices;
using System.Security;
using EvalKit.PackageTests.Packages;
using EvalKit.PackageTests.Support;

namespace EvalKit.PackageTests.NewUser;

/// <summary>
/// A user who has nothing of EvalKit's but a folder of packages: a folder of their own, whose name has spaces and letters beyond ASCII, and a home that is not to
/// be written to. Packages of others come from where the machine has them, or from the network.
/// </summary>
internal sealed class UserMachine : IDisposable
{
    private readonly string _root;
    private readonly Dictionary<string, string?> _environment;

    public UserMachine(PackedPackages packages)
    {
        _root = Directory.CreateTempSubdirectory("evalkit-user-").FullName;
        Folder = Path.Combine(_root, "Übung mit Leerzeichen 試");
        Home = Path.Combine(_root, "home");
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Home);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Home, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _environment = new(StringComparer.Ordinal)
        {
            ["HOME"] = Home,
            ["USERPROFILE"] = Home,
            ["XDG_DATA_HOME"] = Path.Combine(_root, "data"),
            ["DOTNET_CLI_HOME"] = Path.Combine(_root, "cli"),
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
        };
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{SecurityElement.Escape(packages.Folder)}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="packed"><package pattern="EvalKit*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
              {Fallback()}
            </configuration>
            """);
    }

    /// <summary>Where the user works.</summary>
    public string Folder { get; }

    /// <summary>The user's home.</summary>
    public string Home { get; }

    public string In(params string[] parts) => Path.Combine([Folder, .. parts]);

    public Task<Command> DotnetAsync(params string[] arguments) => Command.DotnetAsync(Folder, _environment, arguments);

    /// <summary>Runs the tool that is installed for the user.</summary>
    public Task<Command> ToolAsync(params string[] arguments) => Command.RunAsync(Path.Combine(_root, "cli", ".dotnet", "tools", OperatingSystem.IsWindows() ? "evalkit.exe" : "evalkit"), Folder, _environment, arguments);

    /// <summary>Runs the tests of the folder; further arguments are those of <c>dotnet test</c>.</summary>
    public async Task<TestOutcomes> TestAsync(params string[] arguments)
    {
        var results = Path.Combine(_root, $"results-{Guid.NewGuid():N}");
        var command = await DotnetAsync(["test", .. arguments, "--logger", "trx", "--results-directory", results, "-nologo", "-tl:off"]);
        return TestOutcomes.Read(results, command);
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>The machine's own folder of packages, read and never written; none where EvalKit's are in it, which would be taken instead of the packed ones.</summary>
    private static string Fallback()
    {
        var machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.Exists(machine) && Directory.GetDirectories(machine, "evalkit*").Length == 0
            ? $"""<fallbackPackageFolders><add key="machine" value="{SecurityElement.Escape(machine)}" /></fallbackPackageFolders>"""
            : "";
    }
}
