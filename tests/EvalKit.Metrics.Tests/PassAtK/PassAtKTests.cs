using EvalKit.Metrics.Tests.Vectors;
using FsCheck;
using FsCheck.Fluent;

namespace EvalKit.Metrics.Tests.PassAtK;

public sealed class PassAtKTests
{
    /// <summary>Expected numbers: exact rationals, equal to human-eval's <c>estimate_pass_at_k</c>.</summary>
    [Fact]
    public void PassAtK_ReferenceVectors_Match()
    {
        var report = new VectorReport();
        foreach (var vector in VectorFile.Load("pass_at_k").Cases)
        {
            var k = vector.Input.GetProperty("k").GetInt32();
            if (vector.Input.TryGetProperty("n_per_task", out var samples))
            {
                var tasks = samples.EnumerateArray().Zip(vector.Input.GetProperty("c_per_task").EnumerateArray())
                    .Select(pair => (pair.First.GetInt32(), pair.Second.GetInt32()));
                report.Number(vector, "mean", vector.Expected.GetProperty("mean_pass_at_k"), Metrics.PassAtK.MeanAnySucceeds(tasks, k).Value!.Value);
                continue;
            }

            var (n, c) = (vector.Input.GetProperty("n").GetInt32(), vector.Input.GetProperty("c").GetInt32());
            report.Number(vector, "pass@k", vector.Expected.GetProperty("pass_at_k"), Metrics.PassAtK.AnySucceeds(n, c, k)!.Value);
            report.Number(vector, "pass^k", vector.Expected.GetProperty("pass_hat_k_all_succeed"), Metrics.PassAtK.AllSucceed(n, c, k)!.Value);
        }

        report.AssertAllMatch();
    }

    [Fact]
    public void PassAtK_FewerSamplesThanK_IsUndefinedAndCounted()
    {
        Assert.Null(Metrics.PassAtK.AnySucceeds(3, 3, 4));
        Assert.Null(Metrics.PassAtK.AllSucceed(3, 3, 4));
        Assert.Equal(new DefinedMean(1, 1, 1), Metrics.PassAtK.MeanAllSucceed([(4, 4), (3, 3)], 4));
    }

    [Theory]
    [InlineData(5, 6, 1)]
    [InlineData(5, -1, 1)]
    [InlineData(-1, 0, 1)]
    [InlineData(5, 1, 0)]
    public void PassAtK_ImpossibleCounts_AreRefused(int n, int c, int k) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Metrics.PassAtK.AnySucceeds(n, c, k));

    [Fact]
    public void PassAtK_AnyCounts_AreOrderedWithinZeroAndOne()
    {
        var counts =
            from n in Gen.Choose(1, 3000)
            from c in Gen.Choose(0, n)
            from k in Gen.Choose(1, n)
            select (n, c, k);
        Check.QuickThrowOnFailure(Prop.ForAll(counts.ToArbitrary(), task =>
        {
            var any = Metrics.PassAtK.AnySucceeds(task.n, task.c, task.k)!.Value;
            var all = Metrics.PassAtK.AllSucceed(task.n, task.c, task.k)!.Value;
            var share = (double)task.c / task.n;
            Assert.True(all >= 0 && all <= share + 1e-12 && share <= any + 1e-12 && any <= 1);
            Assert.Equal(1 - all, Metrics.PassAtK.AnySucceeds(task.n, task.n - task.c, task.k)!.Value, 1e-12);
        }));
    }
}
