namespace EvalKit.AcceptanceTests.Support;

/// <summary>A folder of its own for each test, gone at the end.</summary>
internal sealed class Workspace : IDisposable
{
    private Workspace(string path) => Path = path;

    public string Path { get; }

    /// <param name="name">The last part of the path, where the name itself is under test.</param>
    public static Workspace Create(string name = "w")
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("evalkit-").FullName, name);
        Directory.CreateDirectory(path);
        return new Workspace(path);
    }

    public string Full(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Full(name))!);
        File.WriteAllText(Full(name), text);
    }

    /// <summary>The folder of a run of the suite that <see cref="ChatSuite"/> writes, or of another.</summary>
    public RunFiles Run(string id, string suite = ChatSuite.Name, string output = "reports") => new(Full(output, suite, id));

    public void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(Full(to));
        foreach (var file in Directory.GetFiles(Full(from)))
            File.Copy(file, Full(to, System.IO.Path.GetFileName(file)));
    }

    /// <summary>Every line of every segment of a store.</summary>
    public IReadOnlyList<string> StoreLines(string store = ".evalkit/responses") => Directory.Exists(Full(store))
        ? [.. Directory.GetFiles(Full(store)).SelectMany(SharedLines)]
        : [];

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    private static IEnumerable<string> SharedLines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
