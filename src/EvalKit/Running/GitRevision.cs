using System.ComponentModel;
using System.Diagnostics;

namespace EvalKit.Running;

/// <summary>Asks git where the suite's repository stands; a machine without git or a folder without a repository is no problem.</summary>
public static class GitRevision
{
    /// <summary>The commit that is checked out, or null where there is none.</summary>
    /// <param name="folder">A folder of the repository.</param>
    public static async Task<GitState?> ReadAsync(string folder)
    {
        var revision = await AskAsync(folder, "rev-parse", "HEAD");
        if (revision is not { Length: 40 or 64 })
            return null;
        return new GitState(revision, await AskAsync(folder, "status", "--porcelain", "--untracked-files=no") is { Length: > 0 });
    }

    private static async Task<string?> AskAsync(string folder, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
            using var git = Process.Start(start)!;
            git.StandardInput.Close();
            var output = git.StandardOutput.ReadToEndAsync();
            _ = git.StandardError.ReadToEndAsync();
            var text = (await output).Trim();
            await git.WaitForExitAsync();
            return git.ExitCode == 0 ? text : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
