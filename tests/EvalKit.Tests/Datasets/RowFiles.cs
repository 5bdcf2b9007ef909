using System.Text;
using EvalKit.Datasets;
using EvalKit.Problems;

namespace EvalKit.Tests.Datasets;

/// <summary>Reads small dataset files and returns what came of them.</summary>
internal static class RowFiles
{
    public static (IReadOnlyList<Item> Items, IReadOnlyList<string> Problems) Read(string name, string content) => Read(name, Encoding.UTF8.GetBytes(content));

    public static (IReadOnlyList<Item> Items, IReadOnlyList<string> Problems) Read(string name, byte[] content)
    {
        using var folder = new TestFolder();
        var problems = new ProblemList();
        var items = ItemReader.Items(folder.Write(name, content), name, problems).ToList();
        return (items, [.. problems.ToList().Select(p => p.ToString())]);
    }

    public static IReadOnlyList<Item> Items(string name, string content)
    {
        var (items, problems) = Read(name, content);
        Assert.Empty(problems);
        return items;
    }
}
