namespace EvalKit.Statistics.Tests;

public sealed class PassAtKTests
{
    public static TheoryData<string> Cases => VectorFile.Ids("pass_at_k");

    [Theory]
    [MemberData(nameof(Cases))]
    public void PassAtK_ReferenceCase_MatchesHumanEval(string id)
    {
        var c = VectorFile.Case("pass_at_k", id);
        if (c.Input.TryGetProperty("n_per_task", out _))
        {
            var passed = c.Values("c_per_task");
            var means = c.Values("n_per_task").Select((n, i) => PassAtK.AnyPasses((int)n, (int)passed[i], c.Int("k")));
            c.Check(means.Average(), "mean_pass_at_k");
            return;
        }

        c.Check(PassAtK.AnyPasses(c.Int("n"), c.Int("c"), c.Int("k")), "pass_at_k");
        c.Check(PassAtK.AllPass(c.Int("n"), c.Int("c"), c.Int("k")), "pass_hat_k_all_succeed");
    }

    [Theory]
    [InlineData(10, 3, 5, 0.916667, 0)]
    [InlineData(5, 4, 3, 1.0, 0.4)]
    public void PassAtK_GoldenNumbers_AgreeToSixDigits(int n, int c, int k, double any, double all)
    {
        Assert.Equal(any, PassAtK.AnyPasses(n, c, k), 6);
        Assert.Equal(all, PassAtK.AllPass(n, c, k), 12);
    }

    [Fact]
    public void PassAtK_FewerAttemptsThanK_IsNotANumber()
    {
        Assert.True(double.IsNaN(PassAtK.AnyPasses(3, 1, 5)));
        Assert.True(double.IsNaN(PassAtK.AllPass(3, 1, 5)));
    }
}
