using EvalKit.Cli.Output;
using EvalKit.Running;

namespace EvalKit.Cli.Commands;

/// <summary>Turns what a user calls a run into its folder.</summary>
internal static class RunFolders
{
    public static RunFolder Find(Terminal terminal, string name)
    {
        var path = terminal.FullPath(name);
        return new RunFolder(File.Exists(path) ? Path.GetDirectoryName(path)! : path);
    }
}
