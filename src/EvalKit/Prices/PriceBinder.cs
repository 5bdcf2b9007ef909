using System.Globalization;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Prices;

/// <summary>Reads prices. Amounts are decimal from the text on: 0.1 is a tenth.</summary>
internal static class PriceBinder
{
    /// <summary>The price under a model of a suite, or null.</summary>
    public static PriceList? OfModel(YamlValue model, ProblemList problems) => model["price"] is { Kind: YamlKind.Map } price ? new PriceList([Price(price, problems)]) : null;

    /// <summary>Prices by model id.</summary>
    public static IReadOnlyDictionary<string, PriceList> OfModels(YamlValue? map, ProblemList problems)
    {
        var prices = new Dictionary<string, PriceList>(StringComparer.Ordinal);
        foreach (var (model, value) in map?.Entries ?? [])
        {
            var dated = (value.Kind == YamlKind.List ? value.Items : [value]).Where(v => v.Kind == YamlKind.Map).Select(v => (Place: v, Price: Price(v, problems))).ToList();
            foreach (var twice in dated.GroupBy(d => d.Price.ValidFrom).Where(g => g.Count() > 1))
                problems.Add(twice.Last().Place, $"'{model.Text}' has two prices {(twice.Key is { } day ? $"from {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} on" : "without valid_from")}");
            if (dated.Count > 0)
                prices[model.Text] = new PriceList(dated.Select(d => d.Price));
        }
        return prices;
    }

    private static ModelPrice Price(YamlValue map, ProblemList problems)
    {
        var price = new ModelPrice(Rates(map));
        return price with
        {
            Batch = map["batch"] is { Kind: YamlKind.Map } batch ? Rates(batch) : price.Batch,
            Flex = map["flex"] is { Kind: YamlKind.Map } flex ? Rates(flex) : price.Flex,
            Image = map.Decimal("image") ?? 0,
            ValidFrom = Day(map["valid_from"], problems),
        };
    }

    private static TokenRates Rates(YamlValue map)
    {
        var (input, output) = (map.Decimal("input") ?? 0, map.Decimal("output") ?? 0);
        return new TokenRates(input, map.Decimal("cached_input") ?? input, map.Decimal("cache_write") ?? input, output, map.Decimal("reasoning") ?? output);
    }

    private static DateOnly? Day(YamlValue? value, ProblemList problems)
    {
        if (value is null)
            return null;
        if (DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problems.Add(value, "valid_from has to be a day such as 2026-01-01");
        return null;
    }
}
