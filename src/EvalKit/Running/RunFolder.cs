namespace EvalKit.Running;

/// <summary>The folder of a run and the names of its files.</summary>
/// <param name="Path">Full path.</param>
public sealed record RunFolder(string Path)
{
    private const string PartialSuffix = ".partial";

    /// <summary>What ran.</summary>
    public string Run => In("run.json");

    /// <summary>One line a cell.</summary>
    public string Samples => In("samples.jsonl");

    /// <summary>The numbers.</summary>
    public string Summary => In("summary.json");

    /// <summary>The report for people.</summary>
    public string Report => In("report.html");

    /// <summary>The summary for pull requests.</summary>
    public string Markdown => In("summary.md");

    /// <summary>The gates as test cases.</summary>
    public string JUnit => In("junit.xml");

    /// <summary>One row a cell, for spreadsheets.</summary>
    public string Scores => In("scores.csv");

    /// <summary>How far the run is; there only while it goes on.</summary>
    public string Progress => In("progress.json");

    internal string ItemSpool => In("items.partial.jsonl");

    internal string Spool => In("samples.partial.jsonl");

    /// <summary>The folder of a run of a suite.</summary>
    public static RunFolder Of(string output, string suite, string runId) => new(System.IO.Path.Combine(output, suite, runId));

    /// <summary>Writes a file so that it is there whole or not at all.</summary>
    public static void WriteWhole(string path, Action<Stream> write) => WriteWholeAsync(path, stream =>
    {
        write(stream);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <inheritdoc cref="WriteWhole"/>
    public static async Task WriteWholeAsync(string path, Func<Stream, Task> write)
    {
        var partial = path + PartialSuffix;
        try
        {
            await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16))
                await write(stream);
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Takes a file away, and what a killed process may have left of its writing.</summary>
    internal static void Remove(string path)
    {
        File.Delete(path);
        File.Delete(path + PartialSuffix);
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
