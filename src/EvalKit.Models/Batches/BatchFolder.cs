namespace EvalKit.Models;

/// <summary>The folder beside the store where open batches are written down. One process works on it at a time: the lock ends with the process.</summary>
internal sealed class BatchFolder : IDisposable
{
    private const string LockName = "lock";

    private readonly FileStream _lock;

    private BatchFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    /// <summary>Takes the folder; null where another process has it.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static BatchFolder? TryOpen(string path)
    {
        System.IO.Directory.CreateDirectory(path);
        var file = System.IO.Path.Combine(path, LockName);
        try
        {
            return new BatchFolder(path, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    /// <summary>The batches that were handed in, or may have been. What never was is forgotten.</summary>
    public IReadOnlyList<BatchJournal> Read()
    {
        var journals = new List<BatchJournal>();
        foreach (var path in System.IO.Directory.GetFiles(Path, "*" + BatchJournal.Extension).Order(StringComparer.Ordinal))
        {
            if (BatchJournal.Read(path) is not { } journal) continue;
            if (journal.HandedInAt is null) journal.Delete();
            else journals.Add(journal);
        }

        return journals;
    }

    public BatchSpool CreateSpool() => new(System.IO.Path.Combine(Path, "requests.partial"));

    public void Dispose() => _lock.Dispose();
}
