using EvalKit.Decisions;

namespace EvalKit.Reporting.Text;

/// <summary>Variants beside people in sentences, the same in every export. How far people agree is a finding of its own.</summary>
public static class HumanSentence
{
    /// <summary>A sentence for each variant of which both values are known, without a full stop.</summary>
    public static IEnumerable<string> Of(HumanResult row) => row.People is not { } people ? [] :
        row.Variants.Where(v => v.Value.Value is not null).Select(v => Of(row, people, v.Key, v.Value));

    private static string Of(HumanResult row, double people, string variant, HumanComparison reached)
    {
        var unit = row.Measured ? row.Name : "";
        var removed = reached.ErrorsRemoved switch
        {
            > 0 and var share => $", {Numbers.Percent(share)} of their errors removed",
            < 0 and var share => $", {Numbers.Percent(-share)} more errors than they make",
            _ => "",
        };
        return $"{row.Name}: people {MetricText.Show(unit, people)}, {variant} {MetricText.Show(unit, reached.Value)} ({MetricText.Signed(unit, reached.Difference)}{removed}): {Words(reached)}";
    }

    private static string Words(HumanComparison reached) => reached.Better switch
    {
        "variant" => "better than people" + Proof(reached),
        "people" => "worse than people" + Proof(reached),
        "neither" => "the same as people",
        _ => "not known",
    };

    private static string Proof(HumanComparison reached) => reached.Proven == false ? ", not proven" : "";
}
