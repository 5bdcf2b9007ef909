using System.Text.Json;

namespace EvalKit.Viewing.Runs;

/// <summary>How far a run is: the numbers of its <c>progress.json</c>, by their names there.</summary>
internal sealed record RunProgressFacts(IReadOnlyDictionary<string, double> Numbers)
{
    /// <value>The default value is 64 kB: far more than there is to say.</value>
    private const int MostBytes = 1 << 16;

    /// <summary>Null where the file cannot be read: it may be just replaced, or gone.</summary>
    public static RunProgressFacts? Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                return null;
            var root = JsonElement.Parse(File.ReadAllBytes(path));
            return new RunProgressFacts(root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).ToDictionary(p => p.Name, p => p.Value.GetDouble(), StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
