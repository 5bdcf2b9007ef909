using EvalKit.Models;

namespace EvalKit.AcceptanceTests.RealData;

/// <summary>Where that data lies: <c>../shared/realdata</c> from the repository, or the folder that <c>EVALKIT_REALDATA</c> names.</summary>
internal static class RealDataFolder
{
    private static readonly string? Found = Find();

    public static string? Absence => Found is null ? "there is no recorded data of others: ../shared/realdata beside the repository, or the folder that EVALKIT_REALDATA names" : null;

    public static string Of(params string[] parts) => Path.Combine([Found!, .. parts]);

    private static string? Find()
    {
        if (new SystemEnvironment().GetVariable("EVALKIT_REALDATA") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EvalKit.sln")))
                return Directory.Exists(Path.Combine(folder.FullName, "..", "shared", "realdata")) ? Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "realdata")) : null;
        return null;
    }
}
