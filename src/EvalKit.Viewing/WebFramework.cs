using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EvalKit.Viewing;

/// <summary>
/// Finds ASP.NET Core beside the .NET runtime when it is needed. A program that names it in its runtime configuration does not start where it is not installed, and
/// only one command needs it.
/// </summary>
public static class WebFramework
{
    private const string Name = "Microsoft.AspNetCore.App";

    /// <summary>Makes the framework's assemblies loadable. Types that use them may be touched afterwards only.</summary>
    /// <param name="problem">What is missing, in words; null when nothing is.</param>
    public static bool TryUse(out string? problem) => TryUse(RuntimeEnvironment.GetRuntimeDirectory(), AssemblyLoadContext.Default, out problem);

    internal static bool TryUse(string runtimeFolder, AssemblyLoadContext context, out string? problem)
    {
        problem = null;
        if (FolderFor(runtimeFolder) is { } folder)
        {
            context.Resolving += (_, name) => Load(context, folder, name);
            return true;
        }
        problem = $"view needs the ASP.NET Core runtime {Environment.Version.Major}, which is not installed beside the .NET runtime ({Path.TrimEndingDirectorySeparator(runtimeFolder)}): install it (package aspnetcore-runtime, or https://dotnet.microsoft.com/download), or open the report.html of a run, which needs no server";
        return false;
    }

    /// <summary>The framework of the runtime's own version, else the newest of its major version; null where there is none.</summary>
    internal static string? FolderFor(string runtimeFolder)
    {
        var runtime = new DirectoryInfo(Path.TrimEndingDirectorySeparator(runtimeFolder));
        if (runtime.Parent?.Parent is not { } shared || !Directory.Exists(Path.Combine(shared.FullName, Name)))
            return null;
        var folders = Directory.GetDirectories(Path.Combine(shared.FullName, Name));
        return folders.FirstOrDefault(f => Path.GetFileName(f) == runtime.Name)
            ?? folders.Select(f => (Folder: f, Version: VersionOf(f))).Where(f => f.Version?.Major == VersionOf(runtime.Name)?.Major).OrderByDescending(f => f.Version).Select(f => f.Folder).FirstOrDefault();
    }

    private static Version? VersionOf(string folder) => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : null;

    private static Assembly? Load(AssemblyLoadContext context, string folder, AssemblyName name)
    {
        var file = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
