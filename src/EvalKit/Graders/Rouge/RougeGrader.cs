using EvalKit.Metrics;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Rouge;

internal sealed class RougeGrader(GraderSetup setup) : TextGrader(setup)
{
    private readonly IReadOnlyList<string> _variants = RougeVariants.Read(setup.Parameters);
    private readonly Metrics.Rouge _rouge = new(new RougeOptions { UseStemmer = setup.Parameters.Boolean("stemmer") });

    protected override Score Grade(string text, IReadOnlyList<string> references)
    {
        var columns = new double[_variants.Count];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = references.Max(reference => Measure(_variants[i], text, reference).F);
        return new Score { Outcome = Outcome.Scored, Columns = columns, Raw = columns[0] };
    }

    private RougeScore Measure(string variant, string text, string reference) => variant switch
    {
        "rougeL" => _rouge.L(text, reference),
        "rougeLsum" => _rouge.Lsum(text, reference),
        _ => _rouge.N(variant[^1] - '0', text, reference),
    };
}
