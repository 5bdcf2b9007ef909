using EvalKit.Yaml;

namespace EvalKit.Shapes;

/// <summary>
/// Reads typed values out of a tree that <see cref="ShapeCheck"/> has already judged: a wrong or missing value reads as the default, because its
/// problem has been reported.
/// </summary>
internal static class YamlReading
{
    public static string? Text(this YamlValue? map, string key) => map?[key] is { Kind: YamlKind.Scalar, IsNull: false } value ? value.Text : null;

    public static bool Boolean(this YamlValue? map, string key, bool otherwise = false) =>
        map?[key] is { } value && YamlScalar.TryBoolean(value, out var result) ? result : otherwise;

    public static int Integer(this YamlValue? map, string key, int otherwise) => map.OptionalInteger(key) is { } whole ? (int)Math.Clamp(whole, int.MinValue, int.MaxValue) : otherwise;

    public static long? OptionalInteger(this YamlValue? map, string key) =>
        map?[key] is { } value && YamlScalar.TryInteger(value, out var result) ? result : null;

    public static double Number(this YamlValue? map, string key, double otherwise) => map.OptionalNumber(key) ?? otherwise;

    public static double? OptionalNumber(this YamlValue? map, string key) =>
        map?[key] is { } value && YamlScalar.TryNumber(value, out var result) ? result : null;

    /// <summary>A number as it is written, without the detour over binary fractions.</summary>
    public static decimal? Decimal(this YamlValue? map, string key) =>
        map?[key] is { Kind: YamlKind.Scalar, IsPlain: true } value && decimal.TryParse(value.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var result) ? result : null;

    public static TimeSpan? Duration(this YamlValue? map, string key) =>
        map?[key] is { } value && YamlScalar.TryDuration(value, out var result) ? result : null;

    /// <summary>The texts of a list, or of a single scalar that stands for a list of one.</summary>
    public static IReadOnlyList<string> Texts(this YamlValue? map, string key) => map?[key] switch
    {
        { Kind: YamlKind.List } list => [.. list.Items.Where(i => i.Kind == YamlKind.Scalar).Select(i => i.Text)],
        { Kind: YamlKind.Scalar, IsNull: false } one => [one.Text],
        _ => [],
    };
}
