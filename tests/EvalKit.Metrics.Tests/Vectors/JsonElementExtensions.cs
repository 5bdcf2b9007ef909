using System.Text.Json;

namespace EvalKit.Metrics.Tests.Vectors;

internal static class JsonElementExtensions
{
    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static string[] Texts(this JsonElement element, string property) => element.GetProperty(property).ToTexts();

    public static string[] ToTexts(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>A boolean that is false where the property is absent.</summary>
    public static bool Flag(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.GetBoolean();
}
