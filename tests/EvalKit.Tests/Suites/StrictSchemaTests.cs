using System.Text.Json;
using EvalKit.Suites;

namespace EvalKit.Tests.Suites;

public sealed class StrictSchemaTests
{
    // The example of OpenAI's guide to structured outputs, "All fields must be required": an optional unit is a nullable one.
    [Fact]
    public void Optional_BecomesNullable() => Assert.Equal(
        """{"type":"object","properties":{"location":{"type":"string"},"unit":{"type":["string","null"],"enum":["F","C",null]}},"additionalProperties":false,"required":["location","unit"]}""",
        Transform("""{"type":"object","properties":{"location":{"type":"string"},"unit":{"type":"string","enum":["F","C"]}},"additionalProperties":false,"required":["location"]}"""));

    [Theory]
    [InlineData("""{"$ref":"#/$defs/a"}""", """{"anyOf":[{"$ref":"#/$defs/a"},{"type":"null"}]}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"number"}]}""", """{"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]}""")]
    [InlineData("""{"oneOf":[{"type":"string"}]}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}""")]
    [InlineData("""{"type":["string","null"]}""", """{"type":["string","null"]}""")]
    [InlineData("""{"type":"integer","default":3}""", """{"type":["integer","null"],"description":"(Default: 3)"}""")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{}}}""", """{"type":["array","null"],"items":{"type":"object","properties":{},"required":[],"additionalProperties":false}}""")]
    public void Optional_OfAnyForm_MayBeNull(string schema, string expected)
    {
        using var strict = JsonDocument.Parse(Transform("""{"type":"object","properties":{"a":""" + schema + "}}"));
        Assert.Equal(expected, strict.RootElement.GetProperty("properties").GetProperty("a").GetRawText());
    }

    [Fact]
    public void Nested_AndShared_AreClosedToo() => Assert.Equal(
        """{"type":"object","properties":{"a":{"$ref":"#/$defs/n"}},"required":["a"],"$defs":{"n":{"type":"object","properties":{"b":{"type":"string"}},"required":["b"],"additionalProperties":false}},"additionalProperties":false}""",
        Transform("""{"type":"object","properties":{"a":{"$ref":"#/$defs/n"}},"required":["a"],"$defs":{"n":{"type":"object","properties":{"b":{"type":"string"}},"required":["b"]}}}"""));

    [Fact]
    public void Strict_StaysAsItIs()
    {
        var strict = Transform("""{"type":"object","properties":{"a":{"type":"string"}}}""");
        Assert.Equal(strict, Transform(strict));
    }

    [Theory]
    [InlineData("""true""", "it is no object")]
    [InlineData("""{"type":"string"}""", "its root has to be an object (type: object)")]
    [InlineData("""{"anyOf":[]}""", "its root has to be an object (type: object)")]
    [InlineData("""{"type":"object","properties":{"a":true}}""", "'/properties/a' allows anything")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","additionalProperties":true}}}""", "'/properties/a' allows properties that it does not name (additionalProperties)")]
    [InlineData("""{"type":"object","properties":{"a":{"items":{"not":{}}}}}""", "'/properties/a/items' uses 'not', which no provider supports there")]
    public void What_CannotBeStrict_SaysWhere(string schema, string expected)
    {
        using var document = JsonDocument.Parse(schema);
        Assert.False(StrictSchema.TryTransform(document.RootElement, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    private static string Transform(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        Assert.True(StrictSchema.TryTransform(document.RootElement, out var strict, out var problem), problem);
        return strict.GetRawText();
    }
}
