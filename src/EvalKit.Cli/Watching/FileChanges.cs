namespace EvalKit.Cli.Watching;

/// <summary>Tells of changes by the system's notifications for the folders of the files.</summary>
internal sealed class FileChanges : IFileChanges
{
    private readonly Dictionary<string, FileSystemWatcher> _folders = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changed = new(0);
    private volatile IReadOnlySet<string> _files = new HashSet<string>();

    public void Watch(IReadOnlySet<string> files)
    {
        _files = files;
        var folders = files.Select(f => Path.GetDirectoryName(f)!).Where(Directory.Exists).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _folders.Keys.Except(folders, StringComparer.Ordinal).ToList())
        {
            _folders[gone].Dispose();
            _folders.Remove(gone);
        }
        foreach (var folder in folders.Where(f => !_folders.ContainsKey(f)))
            _folders.Add(folder, Start(folder));
    }

    public async Task NextAsync(CancellationToken cancellationToken)
    {
        await _changed.WaitAsync(cancellationToken);
        while (_changed.Wait(0, CancellationToken.None))
        {
            // One call for all that has happened.
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _folders.Values)
            watcher.Dispose();
    }

    /// <summary>Editors write in place, or to another file which they then rename.</summary>
    private FileSystemWatcher Start(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, e) => Tell(e.FullPath);
        watcher.Created += (_, e) => Tell(e.FullPath);
        watcher.Deleted += (_, e) => Tell(e.FullPath);
        watcher.Renamed += (_, e) =>
        {
            Tell(e.OldFullPath);
            Tell(e.FullPath);
        };
        // Too many at once: something has changed.
        watcher.Error += (_, _) => _changed.Release();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Tell(string path)
    {
        if (_files.Contains(path))
            _changed.Release();
    }
}
