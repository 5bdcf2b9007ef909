using System.Text.Json;

namespace EvalKit.AcceptanceTests.Reports;

/// <summary>The numbers that a record holds, at any depth.</summary>
internal static class RecordedNumbers
{
    public static IEnumerable<double> Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => [element.GetDouble()],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Of),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Of(property.Value)),
        _ => [],
    };
}
