using System.Collections.Concurrent;
using System.Text.Json;

namespace EvalKit.Statistics.Tests;

/// <summary>Reads the reference numbers in vectors/.</summary>
internal static class VectorFile
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, VectorCase>> Files = new(StringComparer.Ordinal);

    public static TheoryData<string> Ids(string file) => [.. Load(file).Keys];

    public static TheoryData<string> Ids(string file, string kind) =>
        [.. Load(file).Values.Where(c => string.Equals(c.Input.GetProperty("kind").GetString(), kind, StringComparison.Ordinal)).Select(c => c.Id)];

    public static VectorCase Case(string file, string id) => Load(file)[id];

    private static Dictionary<string, VectorCase> Load(string file) => Files.GetOrAdd(file, static name =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, "vectors", name + ".json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var cases = new Dictionary<string, VectorCase>(StringComparer.Ordinal);
        foreach (var element in document.RootElement.GetProperty("cases").EnumerateArray())
            cases.Add(element.GetProperty("id").GetString()!, Read(element.Clone()));
        return cases;
    });

    private static VectorCase Read(JsonElement element) => new(
        element.GetProperty("id").GetString()!,
        element.GetProperty("input"),
        element.GetProperty("expected"),
        element.GetProperty("tolerance").GetDouble(),
        element.TryGetProperty("tolerance_rel", out var relative) ? relative.GetDouble() : null,
        element.TryGetProperty("tags", out var tags) ? tags.ToString() : "");
}
