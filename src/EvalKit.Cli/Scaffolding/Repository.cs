namespace EvalKit.Cli.Scaffolding;

/// <summary>The git repository around a folder, read from its files: git itself need not be installed.</summary>
/// <param name="Root">Full path of the work tree; the folder itself where there is no repository.</param>
/// <param name="Remote">The address of <c>origin</c>, else of the first remote; null without one.</param>
internal sealed record Repository(string Root, string? Remote)
{
    public static Repository Around(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
            if (Path.Combine(here.FullName, ".git") is var git && (Directory.Exists(git) || File.Exists(git)))
                return new Repository(here.FullName, RemoteOf(git));
        return new Repository(folder, null);
    }

    /// <summary>Who hosts it: by its remote, else by the CI files that it has, else GitHub.</summary>
    public CiHost Host()
    {
        var address = Remote?.ToUpperInvariant() ?? "";
        if (address.Contains("GITHUB", StringComparison.Ordinal))
            return CiHost.GitHub;
        if (address.Contains("GITLAB", StringComparison.Ordinal))
            return CiHost.GitLab;
        if (address.Contains("DEV.AZURE.COM", StringComparison.Ordinal) || address.Contains("VISUALSTUDIO.COM", StringComparison.Ordinal))
            return CiHost.Azure;
        return Directory.Exists(Path.Combine(Root, ".github")) ? CiHost.GitHub
            : File.Exists(Path.Combine(Root, ".gitlab-ci.yml")) ? CiHost.GitLab
            : File.Exists(Path.Combine(Root, "azure-pipelines.yml")) ? CiHost.Azure
            : CiHost.GitHub;
    }

    private static string? RemoteOf(string git)
    {
        try
        {
            return ReadRemote(Path.Combine(CommonFolder(git), "config"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>In a further work tree and in a submodule <c>.git</c> is a file that names the folder.</summary>
    private static string CommonFolder(string git)
    {
        if (Directory.Exists(git))
            return git;
        var pointer = File.ReadAllText(git).Trim();
        var folder = Path.GetFullPath(pointer.StartsWith("gitdir:", StringComparison.Ordinal) ? pointer["gitdir:".Length..].Trim() : pointer, Path.GetDirectoryName(git)!);
        var common = Path.Combine(folder, "commondir");
        return File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), folder) : folder;
    }

    private static string? ReadRemote(string config)
    {
        if (!File.Exists(config))
            return null;
        string? first = null;
        var section = "";
        foreach (var line in File.ReadLines(config).Select(l => l.Trim()))
        {
            if (line.StartsWith('['))
                section = line;
            else if (section.StartsWith("[remote ", StringComparison.Ordinal) && line.StartsWith("url", StringComparison.Ordinal) && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                var address = line[(equals + 1)..].Trim();
                if (section == "[remote \"origin\"]")
                    return address;
                first ??= address;
            }
        }
        return first;
    }
}
