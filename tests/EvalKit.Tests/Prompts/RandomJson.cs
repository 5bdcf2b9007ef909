using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Tests.Prompts;

/// <summary>Random JSON objects, and paths that lead to every value in them.</summary>
internal static class RandomJson
{
    private static readonly string[] Names = ["a", "b", "Count", "length", "this", "name", "größe", "a-b", "x_1", "0", "İd"];
    private static readonly string[] Texts = ["", "x", "<b>&amp;", "\"q\"", "{{item.a}}", "line\nline", "ü 😀", "  ", "\\", "}}", "true", "0"];
    private static readonly string[] Numbers = ["0", "-0", "1", "1.50", "-3e7", "12345678901234567890", "0.1"];

    public static Arbitrary<JsonElement> Objects { get; } = Object(3).Select(text => JsonElement.Parse(text)).ToArbitrary();

    public static IEnumerable<string> Paths(JsonElement value, string path)
    {
        yield return path;
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var property in value.EnumerateObject())
                foreach (var inner in Paths(property.Value, $"{path}.{property.Name}"))
                    yield return inner;
        if (value.ValueKind == JsonValueKind.Array)
            for (var i = 0; i < value.GetArrayLength(); i++)
                foreach (var inner in Paths(value[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))
                    yield return inner;
    }

    private static Gen<string> Value(int depth) => depth == 0 ? Scalar() : Gen.OneOf(Scalar(), List(depth), Object(depth));

    private static Gen<string> Scalar() => Gen.OneOf(
        Gen.Elements(Texts).Select(text => JsonSerializer.Serialize(text)),
        Gen.Elements(Numbers),
        Gen.Elements("true", "false", "null"));

    private static Gen<string> List(int depth) =>
        from count in Gen.Choose(0, 3)
        from values in Value(depth - 1).ListOf(count)
        select $"[{string.Join(',', values)}]";

    private static Gen<string> Object(int depth) =>
        from names in Gen.SubListOf(Names)
        let kept = names.Take(4).ToList()
        from values in Value(depth - 1).ListOf(kept.Count)
        select $"{{{string.Join(',', kept.Zip(values, (name, value) => $"{JsonSerializer.Serialize(name)}:{value}"))}}}";
}
