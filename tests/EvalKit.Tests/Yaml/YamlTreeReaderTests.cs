using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Tests.Yaml;

public sealed class YamlTreeReaderTests
{
    private readonly ProblemList _problems = new();

    [Fact]
    public void Read_NestedMap_EveryNodeKnowsItsPlace()
    {
        var root = Read("a: 1\nb:\n  - x\n  - { c: 2 }\n");
        Assert.Equal((1, 4), Place(root["a"]!));
        Assert.Equal((3, 5), Place(root["b"]!.Items[0]));
        Assert.Equal((4, 5), Place(root["b"]!.Items[1]));
        Assert.Equal((4, 10), Place(root["b"]!.Items[1]["c"]!));
    }

    [Fact]
    public void Read_CarriageReturns_LinesAreTheSame() => Assert.Equal((3, 4), Place(Read("a: 1\r\nb: 2\r\nc: 3\r\n")["c"]!));

    [Fact]
    public void Read_Bom_IsDroppedWithTheText()
    {
        var text = TextFile.Decode("\uFEFFa: 1"u8, "f", _problems)!;
        Assert.Equal((1, 4), Place(Read(text)["a"]!));
    }

    [Fact]
    public void Read_DuplicateKey_IsAProblemAtTheSecond() => AssertProblems("a: 1\nb: 2\na: 3\n", "f:3:1: duplicate key 'a'");

    [Fact]
    public void Read_KeyIsAList_IsAProblem() => AssertProblems("? [1, 2]\n: x\n", "f:1:3: a key has to be a plain name");

    [Fact]
    public void Read_SecondDocument_IsAProblem() => AssertProblems("a: 1\n---\nb: 2\n", "f:2:1: has a second YAML document; only one is read");

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void Read_Empty_IsAProblem(string text) => AssertProblems(text, "f:1:1: is empty");

    [Fact]
    public void Read_64Levels_IsRead() => Assert.Equal(64, Read(new string('[', 64) + new string(']', 64)).Height);

    [Fact]
    public void Read_DepthBomb_IsOneProblem() => AssertProblems(new string('[', 100_000), "f:1:66: YAML: nested deeper than 64 levels");

    [Fact]
    public void Read_DepthBombOfAliases_IsOneProblem()
    {
        // Each line nests the one before it: 40 levels a line without ever being deep on the page.
        var lines = Enumerable.Range(1, 100).Select(i => $"a{i:D3}: &a{i:D3} {new string('[', 40)}{(i == 1 ? "" : $"*a{i - 1:D3}")}{new string(']', 40)}");
        AssertProblems(string.Join('\n', lines), "f:2:53: YAML: nested deeper than 64 levels");
    }

    [Fact]
    public void Read_BillionLaughs_IsOneProblem()
    {
        var lines = Enumerable.Range(1, 10).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "lol" : $"*l{i - 1}", 10))}]");
        var problem = Assert.Single(Problems(string.Join('\n', lines)));
        Assert.EndsWith("YAML: its aliases expand to more than 1,000,000 values; write them out", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Alias_IsTheAnchoredValue()
    {
        var root = Read("a: &x { k: v }\nb: *x\n");
        Assert.Same(root["a"], root["b"]);
    }

    [Fact]
    public void Read_AliasWithoutAnchor_IsAProblem() => AssertProblems("a: *x\n", "f:1:4: YAML: alias '*x' has no anchor before it; a text that begins with * has to stand in quotes");

    [Fact]
    public void Read_AliasInsideItself_IsAProblem() => AssertProblems("a: &x [*x]\n", "f:1:8: YAML: alias '*x' has no anchor before it; a text that begins with * has to stand in quotes");

    [Theory]
    [InlineData("a:\n\t- b\n")]
    [InlineData("a: [1, 2\nb: 3")]
    [InlineData("a: \"unclosed")]
    [InlineData("a: b: c")]
    [InlineData("a: \"\\ud800\"")]
    [InlineData("%YAML 9.9 x\n---\na")]
    public void Read_Broken_IsAProblemWithAPlace(string text)
    {
        var problem = Assert.Single(Problems(text));
        Assert.Matches("^f:[0-9]+:[0-9]+: YAML: .+[^. ]$", problem);
        Assert.DoesNotContain("\n", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnclosedBracketBeforeAKey_SaysWhatToLookFor() =>
        AssertProblems("a: [1, 2\nb: 3", "f:1:6: YAML: cannot be read from here on; is a bracket, a brace or a quote left open?");

    [Fact]
    public void Read_AnyDamageToASuite_NeverThrows()
    {
        const string suite = "name: &a x\nlist: [1, *a, {b: 'c'}]\nblock: |\n  text\n  more\nfold: >-\n  a\n\n  b\n? key\n: !!str value\n\"q\\u00e9\": ~ # end\n...\n";
        for (var length = 0; length <= suite.Length; length++)
        {
            YamlTreeReader.Read(suite[..length], "f", new ProblemList());
            foreach (var damage in "[]{}:,-?!&*|>'\"%@`#\t\n \\")
                YamlTreeReader.Read(suite.Insert(length, damage.ToString()), "f", new ProblemList());
        }
    }

    private YamlValue Read(string text)
    {
        var root = YamlTreeReader.Read(text, "f", _problems);
        Assert.False(_problems.Any);
        return root!;
    }

    private static IReadOnlyList<string> Problems(string text)
    {
        var problems = new ProblemList();
        YamlTreeReader.Read(text, "f", problems);
        return [.. problems.ToList().Select(p => p.ToString())];
    }

    private static void AssertProblems(string text, params string[] expected) => Assert.Equal(expected, Problems(text));

    private static (int, int) Place(YamlValue value) => (value.Line, value.Column);
}
