using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.DistinctN;

internal sealed class DistinctNGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly IReadOnlyList<int> _lengths = DistinctNType.Lengths(setup.Parameters);
    private readonly bool _isPerToken = setup.Parameters.Text("per") == "tokens";
    private readonly bool _isCorpus = setup.Parameters.Boolean(DistinctNType.CorpusKey);
    private readonly TextNormalization _normalization = NormalizeKey.Read(setup.Parameters);

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        IReadOnlyList<string> tokens = PythonText.Split(TextNormalizer.Apply(text, _normalization));
        var terms = _isCorpus ? NgramFingerprints.Of(tokens, _lengths) : [];
        var columns = new List<double> { 0 };
        if (_isCorpus)
            columns.Add(terms.Length);
        foreach (var length in _lengths)
        {
            var counts = Metrics.DistinctN.Score(length, [tokens]);
            var all = counts.Ngrams == 0 ? 0 : _isPerToken ? counts.Tokens : counts.Ngrams;
            columns.AddRange([all == 0 ? double.NaN : (double)counts.Distinct / all, counts.Distinct, all]);
        }
        columns[0] = columns[_isCorpus ? 2 : 1];
        return new Score { Outcome = Outcome.Scored, Columns = columns, Raw = double.IsNaN(columns[0]) ? null : columns[0], Terms = terms };
    }
}
