using EvalKit.Problems;

namespace EvalKit.Tests.Problems;

public sealed class ProblemListTests
{
    [Fact]
    public void ToList_AddedInAnyOrder_IsInOrderOfPlaces()
    {
        var problems = new ProblemList();
        problems.Add("b.yaml", 1, 1, "third");
        problems.Add("a.yaml", 2, 1, "second");
        problems.Add("a.yaml", 1, 9, "first");
        Assert.Equal(["a.yaml:1:9: first", "a.yaml:2:1: second", "b.yaml:1:1: third"], problems.ToList().Select(p => p.ToString()));
    }

    [Fact]
    public void Add_SameProblemTwice_IsKeptOnce()
    {
        var problems = new ProblemList();
        problems.Add("a", 1, 1, "m");
        problems.Add("a", 1, 1, "m");
        Assert.Equal(1, problems.Count);
    }

    [Fact]
    public void ToList_MoreThanTheLimit_CountsTheRest()
    {
        var problems = new ProblemList();
        for (var line = 1; line <= 250; line++)
            problems.Add("a", line, 0, "m");
        var list = problems.ToList();
        Assert.Equal(ProblemList.Limit + 1, list.Count);
        Assert.Equal("a: and 150 more problems like these", list[^1].ToString());
    }

    [Theory]
    [InlineData(0, 0, "f: m")]
    [InlineData(3, 0, "f:3: m")]
    [InlineData(12345, 7, "f:12345:7: m")]
    public void Problem_ToString_IsWhatCompilersPrint(int line, int column, string expected) =>
        Assert.All(new[] { "", "de-DE", "tr-TR" }, culture => Assert.Equal(expected, Cultures.Run(culture, () => new Problem("f", line, column, "m").ToString())));
}
