using System.Globalization;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Decisions;

/// <summary>Reads the map under <c>value</c> and checks that its amounts make a break-even.</summary>
internal static class ValueBinder
{
    /// <value>The default value is 1e-6: shares that people write with six decimals.</value>
    private const decimal Rounding = 0.000001m;

    public static ValueRule? Bind(YamlValue? map, GateBinder rules, ProblemList problems)
    {
        if (map is not { Kind: YamlKind.Map } || map["metric"] is not { Kind: YamlKind.Scalar } name)
            return null;
        var metric = rules.Find(name);
        if (metric is not null and not ColumnMean { HigherIsBetter: true, Range: { Low: 0, High: 1 } })
            problems.Add(name, $"value needs a share of successes, a mean of scores between 0 and 1; '{name.Text}' is none");
        if (PerCase(map, null, problems) is not { } perCase)
            return null;
        var target = map.OptionalNumber("target");
        if (target is { } wanted && (decimal)wanted < perCase.BreakEven)
            problems.Add(map["target"]!, string.Create(CultureInfo.InvariantCulture, $"the target of {wanted} lies below the break-even of {perCase.BreakEvenPercent / 100:0.###}: reaching it would lose money"));
        List<YamlValue> slices = [.. (map["slices"]?.Items ?? []).Where(s => rules.Slice(s["slice"]) is not null && PerCase(s, perCase.SavingPerSuccess, problems) is not null)];
        return metric is null ? null : new ValueRule
        {
            Metric = name.Text,
            PerCase = perCase,
            Target = target,
            Currency = map.Text("currency") ?? Amount.DefaultCurrency,
            Cases = map.Integer("cases", ValueRule.DefaultCases),
            Slices = [.. slices.Select(s => (new SliceKey(s["slice"]!.Entries[0].Key.Text, s["slice"]!.Entries[0].Value.Text), PerCase(s, perCase.SavingPerSuccess, new ProblemList())!))],
            SlicePlaces = [.. slices.Select(s => s["slice"]!)],
        };
    }

    /// <summary>Null where an amount is missing or wrong, which has been reported.</summary>
    private static CaseValue? PerCase(YamlValue map, decimal? savingElsewhere, ProblemList problems)
    {
        var saving = Read(map["saving_per_success"]) ?? savingElsewhere;
        if (map["saving_per_success"] is { } place && saving <= 0)
        {
            problems.Add(place, "a success that saves nothing has no break-even; saving_per_success has to be above 0");
            return null;
        }
        if (saving is not { } known || map["failures"] is null && Read(map["cost_per_failure"]) is null)
            return null;
        if (Read(map["cost_per_failure"]) is { } cost)
            return new CaseValue(known, [new FailureKind("failure", 1, cost)]);
        var kinds = new List<FailureKind>();
        foreach (var kind in map["failures"]!.Items)
            if (kind.Text("name") is { } name && Read(kind["share"]) is { } share && Read(kind["cost"]) is { } each)
                kinds.Add(new FailureKind(name, share, each));
        if (kinds.Count == 0 || kinds.Count < map["failures"]!.Items.Count)
            return null;
        var sum = kinds.Sum(k => k.Share);
        if (Math.Abs(sum - 1) > Rounding)
            problems.Add(map["failures"]!, string.Create(CultureInfo.InvariantCulture, $"the shares of failures add up to {Amount.Plain(sum)}; each failure is of one kind, so that they have to add up to 1"));
        return new CaseValue(known, kinds);
    }

    private static decimal? Read(YamlValue? value) => value is not null && YamlScalar.TryDecimal(value, out var amount) ? amount : null;
}
