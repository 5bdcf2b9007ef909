using System.Globalization;
using System.Text.Json;

namespace EvalKit.Metrics.Tests.Vectors;

/// <summary>Compares answers with a vector file and names every case that differs, not only the first.</summary>
internal sealed class VectorReport
{
    private const int Shown = 40;
    private readonly List<string> _failures = [];
    private int _checks;

    /// <summary>Compares a number. An expected integer must match exactly; NaN and infinities are written as strings.</summary>
    public void Number(VectorCase vector, string what, JsonElement expected, double actual)
    {
        var matches = IsInteger(expected)
            ? actual.Equals(expected.GetDouble())
            : vector.Tolerance.Accepts(actual, ToDouble(expected));
        Check(vector, what, matches, expected, actual.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Compares lists of numbers, element by element.</summary>
    public void Numbers(VectorCase vector, string what, JsonElement expected, IReadOnlyList<double> actual)
    {
        if (expected.GetArrayLength() != actual.Count)
        {
            Check(vector, what + " length", matches: false, expected, actual.Count.ToString(CultureInfo.InvariantCulture));
            return;
        }

        for (var i = 0; i < actual.Count; i++)
            Number(vector, string.Create(CultureInfo.InvariantCulture, $"{what}[{i}]"), expected[i], actual[i]);
    }

    public void Text(VectorCase vector, string what, JsonElement expected, string actual) =>
        Check(vector, what, string.Equals(expected.GetString(), actual, StringComparison.Ordinal), expected, JsonSerializer.Serialize(actual));

    public void Truth(VectorCase vector, string what, JsonElement expected, bool actual) =>
        Check(vector, what, expected.GetBoolean() == actual, expected, actual ? "true" : "false");

    /// <summary>Fails with all differences, or when nothing was compared: a test that checks nothing must not pass.</summary>
    public void AssertAllMatch()
    {
        Assert.True(_checks > 0, "Nothing was compared.");
        var failures = string.Join('\n', _failures.Take(Shown));
        Assert.True(_failures.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{_failures.Count} of {_checks} differ:\n{failures}"));
    }

    /// <summary>The number an element stands for: a JSON number, or the name of one that JSON cannot write.</summary>
    public static double ToDouble(JsonElement element) => element.ValueKind != JsonValueKind.String
        ? element.GetDouble()
        : element.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var other => throw new FormatException($"'{other}' is not a number."),
        };

    private static bool IsInteger(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && !element.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    private void Check(VectorCase vector, string what, bool matches, JsonElement expected, string actual)
    {
        _checks++;
        if (!matches)
            _failures.Add($"{vector.Id} {what}: expected {Shorten(expected.GetRawText())}, got {Shorten(actual)}");
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "...";
}
