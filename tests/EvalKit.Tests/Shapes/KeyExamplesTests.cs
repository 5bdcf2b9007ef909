using System.Text.Json;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Suites;

namespace EvalKit.Tests.Shapes;

/// <summary>What an editor shows of a key besides its description: an example that the loader takes.</summary>
public sealed class KeyExamplesTests
{
    [Fact]
    public void EveryKeyOfTheSchema_HasAnExample()
    {
        var missing = new List<string>();
        Look(JsonElement.Parse(SuiteLoader.JsonSchema()), "", missing);

        Assert.Empty(missing);
    }

    [Fact]
    public void EveryExample_IsWhatItsKeyTakes()
    {
        var problems = new ProblemList();
        var count = 0;
        foreach (var key in Keys(SuiteShape.Root, [], 0))
        {
            count++;
            if (KeyExamples.Of(key) is { } example)
                ShapeCheck.Run(example, key.Value, key.Name, problems);
        }

        Assert.Empty(problems.ToList());
        Assert.InRange(count, 500, 100_000);
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("false", "true")]
    [InlineData(null, "true")]
    public void OfAChoice_TheExample_IsWhatTheDefaultIsNot(string? byDefault, string expected) =>
        Assert.Equal(expected, KeyExamples.Of(new Key("k", new BooleanShape(), "", Default: byDefault))!.Text);

    [Fact]
    public void OfAMap_TheExample_HasTheKeysThatItNeeds()
    {
        var shape = new ObjectShape(
            new Key("name", TextShape.Any, "", IsRequired: true, Example: "a: b"),
            new Key("other", TextShape.Any, ""),
            new Key("at_least", new NumberShape(0, 0.2), ""),
            new Key("at_most", new NumberShape(), ""))
        {
            ExactlyOneOf = [["at_least", "at_most"]],
        };

        var example = KeyExamples.Of(new Key("k", new ListShape(shape), ""))!;

        Assert.Equal([("name", "a: b"), ("at_least", "0.2")], Assert.Single(example.Items).Entries.Select(e => (e.Key.Text, e.Value.Text)));
    }

    private static void Look(JsonElement element, string path, List<string> missing)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Look(item, path, missing);
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name == "examples")
                continue;
            if (property is { Name: "properties", Value.ValueKind: JsonValueKind.Object })
                foreach (var key in property.Value.EnumerateObject().Where(k => !k.Value.TryGetProperty("const", out _)))
                {
                    if (!(key.Value.TryGetProperty("examples", out var examples) && examples.GetArrayLength() > 0))
                        missing.Add($"{path}/{key.Name}");
                    Look(key.Value, $"{path}/{key.Name}", missing);
                }
            else
                Look(property.Value, property.Name is "items" or "additionalProperties" or "anyOf" or "oneOf" or "$defs" ? path : $"{path}/{property.Name}", missing);
        }
    }

    /// <summary>All keys, through shapes that hold each other; graders that hold graders only once.</summary>
    private static IEnumerable<Key> Keys(Shape shape, HashSet<string> shared, int depth) => shape switch
    {
        _ when depth > 20 => [],
        ObjectShape { SharedName: { } name } when !shared.Add(name) => [],
        ObjectShape fields => fields.Keys.SelectMany(k => Keys(k.Value, shared, depth + 1).Prepend(k)),
        ListShape list => Keys(list.Item, shared, depth + 1),
        MapShape map => Keys(map.Value, shared, depth + 1),
        EitherShape either => Keys(either.Scalar, shared, depth + 1).Concat(Keys(either.Container, shared, depth + 1)),
        TaggedShape tagged => tagged.Cases.Values.SelectMany(c => Keys(c, shared, depth + 1)).Concat(tagged.Alternative is { } other ? Keys(other, shared, depth + 1) : []),
        _ => [],
    };
}
