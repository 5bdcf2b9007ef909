using EvalKit.Metrics.Tests.Text;

namespace EvalKit.Metrics.Tests.ChrF;

public sealed class ChrFPlusPlusTests : CorpusMetricContract
{
    protected override ICorpusMetric Metric { get; } = new Metrics.ChrF(new ChrFOptions { WordOrder = 2 });

    protected override double Perfect => 100;

    protected override double ScoreOfNothing => 0;
}
