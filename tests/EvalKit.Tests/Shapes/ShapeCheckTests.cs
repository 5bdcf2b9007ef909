using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Tests.Problems;
using EvalKit.Yaml;

namespace EvalKit.Tests.Shapes;

public sealed class ShapeCheckTests
{
    private static readonly ObjectShape Tuning = new(
        new Key("size", new IntegerShape(1, 9), "How many.", IsRequired: true),
        new Key("share", new NumberShape(0, 1), "Which part."));

    private static readonly ObjectShape Everything = new(
        new Key("text", new TextShape { NotEmpty = true }, "A text."),
        new Key("template", new TemplateShape(), "A template."),
        new Key("word", new WordShape("red", "green"), "A colour."),
        new Key("flag", new BooleanShape(), "A flag."),
        new Key("whole", new IntegerShape(1), "A count."),
        new Key("below", new IntegerShape(Maximum: 5), "At most five."),
        new Key("number", new NumberShape(0, 1), "A share."),
        new Key("wait", new DurationShape(), "A wait."),
        new Key("limit", new QuantityShape(), "A limit."),
        new Key("any", new AnyShape(), "Anything."),
        new Key("list", new ListShape(new IntegerShape()) { MinimumItems = 2 }, "Numbers."),
        new Key("some", new ListShape(new WordShape("a", "b")) { OrSingle = true }, "One or several."),
        new Key("map", new MapShape(new BooleanShape()) { MinimumEntries = 1 }, "Flags by name."),
        new Key("tuning", Tuning, "Tuning."),
        new Key("either", new EitherShape(new WordShape("auto"), Tuning), "A word or a map."),
        new Key("kind", new TaggedShape("type", new Dictionary<string, ObjectShape>(StringComparer.Ordinal)
        {
            ["square"] = new(new Key("type", TextShape.Any, "The type."), new Key("side", new NumberShape(0), "Its side.", IsRequired: true)),
            ["circle"] = new(new Key("type", TextShape.Any, "The type."), new Key("radius", new NumberShape(0), "Its radius.", IsRequired: true)),
        }), "A figure."),
        new Key("a", TextShape.Any, "One way."),
        new Key("b", TextShape.Any, "The other way."))
    {
        ExactlyOneOf = [["a", "b"]],
    };

    [Theory]
    [InlineData("text: ''", "f:1:7: text may not be empty")]
    [InlineData("text: [x]", "f:1:7: text has to be text, not a list")]
    [InlineData("text:", "f:1:6: text may not be empty")]
    [InlineData("template: {x: y}", "f:1:11: template has to be a template, not a map")]
    [InlineData("template:", "f:1:10: template is empty; write \"\" for an empty text")]
    [InlineData("word: gren", "f:1:7: word has to be one of red, green, not 'gren'; did you mean 'green'?")]
    [InlineData("word: Red", "f:1:7: word has to be one of red, green, not 'Red'; did you mean 'red'?")]
    [InlineData("word: blue-ish", "f:1:7: word has to be one of red, green, not 'blue-ish'")]
    [InlineData("flag: yes", "f:1:7: flag has to be true or false, not 'yes'")]
    [InlineData("flag: 'true'", "f:1:7: flag has to be true or false, not 'true'")]
    [InlineData("whole: 1.5", "f:1:8: whole has to be a whole number, not '1.5'")]
    [InlineData("whole: 0", "f:1:8: whole is 0, but has to be at least 1")]
    [InlineData("below: 6", "f:1:8: below is 6, but has to be at most 5")]
    [InlineData("number: 1.01", "f:1:9: number is 1.01, but has to be between 0 and 1")]
    [InlineData("number: 0,5", "f:1:9: number has to be a number, not '0,5'")]
    [InlineData("number: .nan", "f:1:9: number has to be a number, not '.nan'")]
    [InlineData("number:", "f:1:8: number has to be a number, not empty")]
    [InlineData("wait: 2", "f:1:7: wait has to be a duration such as 500ms, 2s or 1m, not '2'")]
    [InlineData("limit: fast", "f:1:8: limit has to be a number or a duration such as 2s, not 'fast'")]
    [InlineData("list: [1]", "f:1:7: list needs at least 2 entries")]
    [InlineData("list: [1, x]", "f:1:11: list[1] has to be a whole number, not 'x'")]
    [InlineData("list: 1", "f:1:7: list has to be a list, not '1'")]
    [InlineData("some: c", "f:1:7: some has to be one of a, b, not 'c'")]
    [InlineData("some: [a, {}]", "f:1:11: some[1] has to be one of a, b, not a map")]
    [InlineData("map: {}", "f:1:6: map needs at least 1 entry")]
    [InlineData("map: {x: 1}", "f:1:10: map.x has to be true or false, not '1'")]
    [InlineData("map: []", "f:1:6: map has to be a map of names, not a list")]
    [InlineData("tuning: {sise: 1}", "f:1:9: tuning needs 'size': How many.", "f:1:10: unknown key 'sise' in tuning; did you mean 'size'?")]
    [InlineData("tuning: 3", "f:1:9: tuning has to be a map with size, not '3'")]
    [InlineData("either: atuo", "f:1:9: either has to be one of auto, not 'atuo'; did you mean 'auto'?")]
    [InlineData("either: {size: 10}", "f:1:16: size is 10, but has to be between 1 and 9")]
    [InlineData("kind: {side: 1}", "f:1:7: kind needs 'type': one of square, circle")]
    [InlineData("kind: {type: circel}", "f:1:14: unknown type 'circel' in kind; did you mean 'circle'?")]
    [InlineData("kind: {type: [square]}", "f:1:14: type has to be one of square, circle, not a list")]
    [InlineData("kind: {type: circle, side: 1}", "f:1:7: kind (circle) needs 'radius': Its radius.", "f:1:22: unknown key 'side' in kind (circle); valid are type, radius")]
    [InlineData("kind: square", "f:1:7: kind has to be a map with type, not 'square'")]
    public void Run_WrongValue_IsReportedAtItsPlace(string yaml, params string[] expected) =>
        Assert.All(new[] { "", "de-DE", "tr-TR" }, culture => Assert.Equal(expected, Cultures.Run(culture, () => Check(yaml + "\na: x"))));

    [Theory]
    [InlineData("text: 5")]
    [InlineData("template: ''")]
    [InlineData("word: red")]
    [InlineData("flag: True")]
    [InlineData("whole: 9007199254740993")]
    [InlineData("below: -5")]
    [InlineData("number: 1e-3")]
    [InlineData("wait: 1.5m")]
    [InlineData("limit: 2")]
    [InlineData("limit: 2s")]
    [InlineData("any: [{x: [1]}]")]
    [InlineData("list: [1, 2]")]
    [InlineData("some: a")]
    [InlineData("some: [a, b, a]")]
    [InlineData("some: []")]
    [InlineData("map: {x: true, y: false}")]
    [InlineData("tuning: {size: 9, share: 1}")]
    [InlineData("either: auto")]
    [InlineData("either: {size: 1}")]
    [InlineData("kind: {type: square, side: 2}")]
    public void Run_RightValue_IsAccepted(string yaml) => Assert.Empty(Check(yaml + "\na: x"));

    [Theory]
    [InlineData("text: x", "f:1:1: it needs exactly one of a, b")]
    [InlineData("a: x\nb: y", "f:1:1: it needs exactly one of a, b")]
    [InlineData("txet: x\na: y", "f:1:1: unknown key 'txet' in it; did you mean 'text'?")]
    [InlineData("[]", "f:1:1: it has to be a map with text, not a list")]
    public void Run_WrongKeys_AreReported(string yaml, string expected) => Assert.Equal([expected], Check(yaml));

    [Fact]
    public void Run_ManyMistakes_AreAllReportedInOrderOfPlaces() => Assert.Equal(
    [
        "f:1:7: word has to be one of red, green, not 'x'",
        "f:2:7: flag has to be true or false, not 'maybe'",
        "f:3:1: unknown key 'whloe' in it; did you mean 'whole'?",
        "f:4:8: list[0] has to be a whole number, not 'p'",
        "f:4:11: list[1] has to be a whole number, not 'q'",
        "f:5:9: tuning needs 'size': How many.",
        "f:5:17: share is 7, but has to be between 0 and 1",
    ], Check("word: x\nflag: maybe\nwhloe: 1\nlist: [p, q]\ntuning: {share: 7}\na: x\n"));

    [Fact]
    public void Run_LongValue_IsShortenedInTheMessage() =>
        Assert.Equal([$"f:1:7: flag has to be true or false, not '{new string('x', 40)}...'"], Check($"flag: {new string('x', 500)}\na: x"));

    private static List<string> Check(string yaml)
    {
        var problems = new ProblemList();
        var root = YamlTreeReader.Read(yaml, "f", problems)!;
        ShapeCheck.Run(root, Everything, "it", problems);
        return [.. problems.ToList().Select(p => p.ToString())];
    }
}
