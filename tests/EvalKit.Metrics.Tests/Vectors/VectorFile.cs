using System.Text.Json;

namespace EvalKit.Metrics.Tests.Vectors;

/// <summary>A file of reference numbers: the implementation that computed them, its parameters and the cases.</summary>
internal sealed class VectorFile
{
    private VectorFile(string name, JsonElement root)
    {
        Name = name;
        Parameters = root.GetProperty("parameters");
        Cases = root.GetProperty("cases").EnumerateArray().Select(VectorCase.From).ToArray();
    }

    public string Name { get; }

    public JsonElement Parameters { get; }

    public IReadOnlyList<VectorCase> Cases { get; }

    /// <summary>Reads <c>vectors/{name}.json</c> beside the test assembly.</summary>
    public static VectorFile Load(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", name + ".json"));
        using var document = JsonDocument.Parse(bytes);
        return new VectorFile(name, document.RootElement.Clone());
    }
}
