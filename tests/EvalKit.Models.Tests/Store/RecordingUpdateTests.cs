using System.Text;

namespace EvalKit.Models.Tests;

/// <summary>New answers are put into recorded files.</summary>
public sealed class RecordingUpdateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Update_ReplacesOldAnswersInPlace_AndAddsTheOthersToTheFirstFile()
    {
        var one = Recorded("one.txt", ("a", "old a"), ("b", "old b"));
        var two = Recorded("two.txt", ("c", "old c"), ("d", "old d"));

        await UpdateAsync([one, two], ("e", "new e"), ("c", "new c"), ("a", "new a"));

        Assert.Equal(["new a", "old b", "new e"], await TextsAsync(one, "a", "b", "e"));
        Assert.Equal(["new c", "old d"], await TextsAsync(two, "c", "d"));
        Assert.Equal((3, 2), (File.ReadAllLines(one).Length, File.ReadAllLines(two).Length));
        // What has changed keeps its place: a difference shows what changed and nothing else.
        Assert.Contains("new a", File.ReadAllLines(one)[0], StringComparison.Ordinal);
        Assert.Contains("new e", File.ReadAllLines(one)[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_LeavesFilesAloneThatHoldNothingNew()
    {
        var one = Recorded("one.txt", ("a", "old a"));
        var two = _folder.Write("two.txt", Encoding.UTF8.GetBytes("\n  \n"));

        await UpdateAsync([one, two], ("a", "new a"));

        Assert.Equal("\n  \n", await File.ReadAllTextAsync(two));
    }

    [Fact]
    public async Task Update_OfTheSameAnswersInAnyOrder_GivesTheSameBytes()
    {
        var (one, two) = (_folder.File("one.txt"), _folder.File("two.txt"));

        await UpdateAsync([one], ("a", "1"), ("b", "2"), ("c", "3"));
        await UpdateAsync([two], ("c", "3"), ("a", "1"), ("b", "2"));

        Assert.Equal(await File.ReadAllTextAsync(one), await File.ReadAllTextAsync(two));
    }

    [Fact]
    public async Task Update_DamagedAndDoubledEntries_AreGoneAfterwards()
    {
        var line = Encoding.UTF8.GetString(Line("a", "old a"));
        var path = _folder.Write("damaged.txt", Encoding.UTF8.GetBytes($"\uFEFF{line}{{\"torn\": \n{line}{line.TrimEnd()[..^9]}"));

        await UpdateAsync([path], ("a", "new a"));

        Assert.Equal("new a", Assert.Single(await TextsAsync(path, "a")));
        Assert.Single(await File.ReadAllLinesAsync(path));
    }

    [Fact]
    public async Task Update_ByManyAtOnce_LosesNothing()
    {
        var path = _folder.File("recorded.txt");

        await Parallel.ForAsync(0, 16, async (i, _) => await UpdateAsync([path], ($"question {i}", $"answer {i}")));

        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"answer {i}"), await TextsAsync(path, [.. Enumerable.Range(0, 16).Select(i => $"question {i}")]));
    }

    [Fact]
    public async Task Update_FileThatCannotBeWritten_SaysSo()
    {
        Directory.CreateDirectory(_folder.File("folder.txt"));

        var error = await Assert.ThrowsAsync<StoreWriteException>(() => UpdateAsync([_folder.File("folder.txt")], ("a", "new a")));

        Assert.StartsWith("The recorded responses cannot be updated: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_WithoutNewAnswers_TouchesNothing()
    {
        await UpdateAsync([_folder.File("recorded.txt")]);

        Assert.False(File.Exists(_folder.File("recorded.txt")));
    }

    private static byte[] Line(string question, string answer) => EntryWriter.Write(Samples.Request(question), Samples.Response(answer), StoreContent.Full).ToArray();

    private string Recorded(string name, params (string Question, string Answer)[] entries) => _folder.Write(name, [.. entries.SelectMany(e => Line(e.Question, e.Answer))]);

    private async Task UpdateAsync(string[] paths, params (string Question, string Answer)[] answers)
    {
        await using var store = ResponseStore.Open(new ResponseStoreOptions { Directory = _folder.File("store") });
        foreach (var (question, answer) in answers)
            await store.AppendAsync(Samples.Request(question), Samples.Response(answer));
        await store.UpdateAsync(paths);
    }

    private static async Task<List<string>> TextsAsync(string path, params string[] questions)
    {
        await using var store = ResponseStore.Open(new ResponseStoreOptions { RecordedFiles = [path] });
        return [.. questions.Select(q => store.Find(Samples.Request(q).Key)!.Text!)];
    }
}
