namespace EvalKit.Models.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("evalkit-models-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = File(name);
        System.IO.File.WriteAllBytes(path, bytes.ToArray());
        return path;
    }

    public string[] Segments() => Directory.GetFiles(Path, "*.jsonl");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
