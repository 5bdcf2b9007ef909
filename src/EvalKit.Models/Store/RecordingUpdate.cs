using System.Buffers;

namespace EvalKit.Models;

/// <summary>Puts new answers into recorded files: in place of the old ones of the same keys, and what stands in none of them at the end of the first.</summary>
internal sealed class RecordingUpdate : IDisposable
{
    private readonly StoreFile _source;
    private readonly Dictionary<ResponseKey, EntryLocation> _answers = [];

    /// <param name="segment">The file with the new answers.</param>
    public RecordingUpdate(string segment)
    {
        _source = new StoreFile(segment, StoreLayer.Own);
        foreach (var (key, location) in Scan(_source))
            _answers[key] = location;
    }

    /// <summary>Rewrites the files that change. Lines that hold no sound entry are left out; everything else keeps its place.</summary>
    /// <param name="paths">The recorded files; one that does not exist is made if it is the first.</param>
    /// <exception cref="StoreWriteException">A file cannot be read or written; it is left as it was.</exception>
    public void Apply(IReadOnlyList<string> paths)
    {
        List<(string Path, StoreFile? File, IReadOnlyList<(ResponseKey Key, EntryLocation Location)> Entries)> recorded = [];
        try
        {
            foreach (var path in paths)
            {
                var file = File.Exists(path) ? new StoreFile(path, StoreLayer.Recorded) : null;
                recorded.Add((path, file, file is null ? [] : Scan(file)));
            }
            var known = recorded.SelectMany(r => r.Entries).Select(e => e.Key).ToHashSet();
            // In order of their keys: the same answers give the same file, in whatever order they came.
            List<ResponseKey> missing = [.. _answers.Keys.Where(k => !known.Contains(k)).OrderBy(k => k.ToString(), StringComparer.Ordinal)];
            foreach (var (path, file, entries) in recorded)
            {
                if (missing.Count > 0 || entries.Any(e => _answers.ContainsKey(e.Key)))
                    Rewrite(path, file, entries, missing);
                missing = [];
            }
        }
        catch (Exception e) when (e is IOException and not StoreWriteException or UnauthorizedAccessException)
        {
            throw new StoreWriteException($"The recorded responses cannot be updated: {e.Message}");
        }
        finally
        {
            foreach (var (_, file, _) in recorded)
                file?.Dispose();
        }
    }

    public void Dispose() => _source.Dispose();

    private void Rewrite(string path, StoreFile? file, IReadOnlyList<(ResponseKey Key, EntryLocation Location)> entries, List<ResponseKey> missing)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".new";
        try
        {
            Write(unfinished, file, entries, missing);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private void Write(string path, StoreFile? file, IReadOnlyList<(ResponseKey Key, EntryLocation Location)> entries, List<ResponseKey> missing)
    {
        using var target = File.Create(path);
        var written = new HashSet<ResponseKey>();
        foreach (var (key, location) in entries)
            if (!_answers.TryGetValue(key, out var answer))
                Copy(file!, location, target);
            else if (written.Add(key))
                Copy(_source, answer, target);
        foreach (var key in missing)
            Copy(_source, _answers[key], target);
    }

    private static void Copy(StoreFile source, EntryLocation location, FileStream target)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(location.Length + 1);
        try
        {
            if (!source.TryRead(location, buffer.AsSpan(0, location.Length)))
                throw new IOException($"{source.Path} has become shorter while it was read");
            buffer[location.Length] = (byte)'\n';
            target.Write(buffer, 0, location.Length + 1);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static IReadOnlyList<(ResponseKey Key, EntryLocation Location)> Scan(StoreFile file)
    {
        var scanner = new SegmentScanner(file, 0);
        if (scanner.Scan()?.Error is { } error)
            throw new StoreWriteException($"The recorded responses cannot be updated: {file.Path}: {error}");
        return scanner.Entries;
    }
}
