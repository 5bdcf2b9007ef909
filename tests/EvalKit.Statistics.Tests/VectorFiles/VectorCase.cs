using System.Globalization;
using System.Text.Json;

namespace EvalKit.Statistics.Tests;

/// <summary>One case of a file in vectors/: input, expected numbers and the tolerance that the file states.</summary>
public sealed record VectorCase(string Id, JsonElement Input, JsonElement Expected, double Tolerance, double? RelativeTolerance, string Tags)
{
    public static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDouble();

    public double In(string name) => Number(Input.GetProperty(name));

    public int Int(string name) => Input.GetProperty(name).GetInt32();

    public double[] Values(string name) => [.. Input.GetProperty(name).EnumerateArray().Select(Number)];

    public int[] Clusters(string name)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Input.GetProperty(name).EnumerateArray().Select(e => ids.TryGetValue(e.GetString()!, out var id) ? id : ids[e.GetString()!] = ids.Count)];
    }

    public bool Has(params string[] path) => Find(path) is not null;

    /// <summary>Compares with the expected number at the path; does nothing if the file has no such number.</summary>
    public void Check(double actual, params string[] path)
    {
        if (Find(path) is { } element)
            Compare(Number(element), actual, string.Join('.', path));
    }

    public void Check(bool actual, params string[] path)
    {
        if (Find(path) is { } element)
            Assert.True(element.GetBoolean() == actual, $"{Id} {string.Join('.', path)}: expected {element}, got {actual}");
    }

    public void Check(Interval actual, params string[] path)
    {
        if (Find(path) is not { } element)
            return;
        Compare(Number(element[0]), actual.Low, string.Join('.', path) + "[0]");
        Compare(Number(element[1]), actual.High, string.Join('.', path) + "[1]");
    }

    public void Check(IReadOnlyList<double> actual, params string[] path)
    {
        if (Find(path) is not { } element)
            return;
        Assert.Equal(element.GetArrayLength(), actual.Count);
        for (var i = 0; i < actual.Count; i++)
            Compare(Number(element[i]), actual[i], string.Join('.', path) + "[" + i.ToString(CultureInfo.InvariantCulture) + "]");
    }

    private void Compare(double expected, double actual, string name)
    {
        if (double.IsNaN(expected) ? double.IsNaN(actual) : expected.Equals(actual))
            return;
        var error = Math.Abs(actual - expected);
        var allowed = RelativeTolerance is { } relative && expected != 0
            ? relative * Math.Abs(expected) + 1e-322
            : Tolerance * Math.Max(1, Math.Abs(expected));
        Assert.True(error <= allowed, FormattableString.Invariant($"{Id} {name}: expected {expected:R}, got {actual:R}"));
    }

    private JsonElement? Find(string[] path)
    {
        var element = Expected;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }
}
