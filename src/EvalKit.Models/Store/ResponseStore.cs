using System.Buffers;

namespace EvalKit.Models;

/// <summary>
/// The answers of all models, found by <see cref="ResponseKey"/>: recorded files, then the local segments of a folder. Only an index is
/// kept in memory (under 150 bytes an entry). Of several entries of a key the newest wins; a recorded one goes before a local one; what
/// this store itself appended goes before both. Safe for use from many threads, and for many processes over one folder, each of which
/// writes a segment of its own.
/// </summary>
public sealed class ResponseStore : IAsyncDisposable
{
    private readonly ResponseStoreOptions _options;
    private readonly List<StoreFile> _files;
    private readonly StoreIndex _index;
    private readonly SegmentWriter? _writer;

    private ResponseStore(ResponseStoreOptions options, List<StoreFile> files, IReadOnlyList<StoreProblems> problems, StoreIndex index)
    {
        _options = options;
        _files = files;
        _index = index;
        Problems = problems;
        if (options.Directory is { } directory)
        {
            var names = new SegmentName(options.Clock, System.Environment.ProcessId, new Random(options.NameSeed));
            _writer = new SegmentWriter(directory, names, options.CreateSegment, files[^1]);
        }
    }

    /// <summary>Number of different keys that can be served.</summary>
    public int Count => _index.Count;

    /// <summary>What was wrong with the files when they were read, one element a file with a problem, in the order of reading.</summary>
    public IReadOnlyList<StoreProblems> Problems { get; }

    /// <summary>
    /// Reads all files. Never fails: lines that cannot be read are skipped and counted, and a file that cannot be read at all is reported
    /// in <see cref="Problems"/> with its <see cref="StoreProblems.Error"/>.
    /// </summary>
    public static ResponseStore Open(ResponseStoreOptions options)
    {
        var files = options.RecordedFiles.Select(path => new StoreFile(path, StoreLayer.Recorded)).ToList();
        var problems = new List<StoreProblems>();
        if (options.Directory is { } directory) AddSegments(directory, files, problems);
        var own = files.Count;
        files.Add(new StoreFile("", StoreLayer.Own));
        var index = new StoreIndex(files);
        var found = new StoreProblems?[own];
        if (own == 1) Scan(0);
        else Parallel.For(0, own, Scan);
        problems.AddRange(found.OfType<StoreProblems>());
        return new ResponseStore(options, files, problems, index);

        void Scan(int file)
        {
            var scanner = new SegmentScanner(files[file], file);
            found[file] = scanner.Scan();
            index.AddRange(scanner.Entries);
        }
    }

    /// <summary>Whether an answer can be served.</summary>
    public bool Contains(ResponseKey key) => _index.TryFind(key, out _);

    /// <summary>The stored answer; null when there is none, or when its file has been damaged since the store was opened.</summary>
    public ModelResponse? Find(ResponseKey key)
    {
        if (!_index.TryFind(key, out var location)) return null;
        var buffer = ArrayPool<byte>.Shared.Rent(location.Length);
        try
        {
            var line = buffer.AsSpan(0, location.Length);
            if (!_files[location.File].TryRead(location, line)) return null;
            if (EntryCheck.IsPresent(line) && !EntryCheck.IsRight(line)) return null;
            return EntryReader.TryRead(line, out var header, out var response) && header.Key == key ? response : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Stores an answer. When the task has completed the operating system holds it, so that the death of this process cannot lose it.</summary>
    /// <exception cref="StoreWriteException">The store cannot be written (disk full, no permission); the run must stop.</exception>
    public async Task AppendAsync(IStoredRequest request, ModelResponse response)
    {
        if (_writer is null) throw new StoreWriteException("The response store has no folder to write to.");
        var line = EntryWriter.Write(request, response, _options.Content, _options.Redactor);
        var offset = await _writer.AppendAsync(line).ConfigureAwait(false);
        if (_options.Content == StoreContent.Hashes) return;
        _index.Add(request.Key, new EntryLocation(_files.Count - 1, line.Length - 1, offset, response.Time?.UtcTicks ?? 0));
    }

    /// <summary>
    /// Puts what this store itself was told into recorded files, so that they are what is replayed from now on: in place of older answers of the same keys, and
    /// answers that stand in none of the files at the end of the first, which is made where it does not exist. Safe for many stores and processes over one folder.
    /// </summary>
    /// <param name="paths">The files.</param>
    /// <param name="cancellationToken">Stops waiting for another process that is at it.</param>
    /// <exception cref="StoreWriteException">A file cannot be read or written; it is left as it was.</exception>
    public async Task UpdateAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken = default)
    {
        if (paths.Count == 0 || _files[^1].Path is not { Length: > 0 } segment) return;
        await using var alone = await RecordingLock.TakeAsync(_options.Directory!, _options.Clock, cancellationToken).ConfigureAwait(false);
        using var update = new RecordingUpdate(segment);
        update.Apply(paths);
    }

    /// <summary>Writes what is waiting and closes all files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_writer is not null) await _writer.DisposeAsync().ConfigureAwait(false);
        foreach (var file in _files) file.Dispose();
    }

    private static void AddSegments(string directory, List<StoreFile> files, List<StoreProblems> problems)
    {
        try
        {
            if (!System.IO.Directory.Exists(directory)) return;
            var paths = System.IO.Directory.GetFiles(directory, SegmentFile.SearchPattern);
            Array.Sort(paths, StringComparer.Ordinal);
            files.AddRange(paths.Select(path => new StoreFile(path, StoreLayer.Local)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new StoreProblems(directory, 0, null, false, exception.Message));
        }
    }
}
