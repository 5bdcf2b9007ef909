using EvalKit.Results;

namespace EvalKit.Tests.Graders;

public sealed class RegexGraderTests
{
    [Theory]
    [InlineData("pattern: yes|no", "well, no", 1)]
    [InlineData("pattern: yes|no\nmatch: full", "well, no", 0)]
    [InlineData("pattern: yes|no\nmatch: full", "yes", 1)]
    [InlineData("pattern: yes|no\nmatch: full", "yes\n", 0)]
    [InlineData("pattern: '^I$'\nignore_case: true", "i", 1)]
    [InlineData("pattern: '^(?!.*sorry).*answer'", "the answer", 1)]
    [InlineData("pattern: '^(?!.*sorry).*answer'", "sorry, no answer", 0)]
    [InlineData("pattern: '(a)\\1'", "aa", 1)]
    public void Grade_Pattern_MatchesAsDocumented(string yaml, string output, double expected) =>
        Assert.Equal(expected, GraderUnderTest.Of("type: regex\n" + yaml).Grade(output).Value);

    [Fact]
    public void Grade_NestedQuantifiersWithoutLookAround_TakeLinearTime()
    {
        var score = GraderUnderTest.Of("type: regex\npattern: '^(a+)+$'").Grade(new string('a', 100_000) + "!");

        Assert.Equal(0, score.Value);
    }

    [Fact]
    public void Grade_NestedQuantifiersWithLookAround_AreErroredAtTheTimeLimit()
    {
        var score = GraderUnderTest.Of("type: regex\npattern: '^(?=x?)(a+)+$'").Grade(new string('a', 40) + "!");

        Assert.Equal(Outcome.Errored, score.Outcome);
        Assert.Equal("the pattern took longer than 1 s on this output", score.Reason);
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("[z-a]")]
    public void Create_BrokenPattern_IsAProblem(string pattern) =>
        Assert.StartsWith("pattern is no regular expression: ", Assert.Single(GraderUnderTest.ProblemsOf($"type: regex\npattern: '{pattern}'")), StringComparison.Ordinal);

    [Fact]
    public void Create_UnbalancedPatternWithFullMatch_IsAProblemToo() =>
        Assert.Single(GraderUnderTest.ProblemsOf("type: regex\nmatch: full\npattern: 'a)(b'"));
}
