using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads <c>dataset.production</c>: shares of values by slice field.</summary>
internal static class ProductionShares
{
    /// <value>The default value is 0.01: shares are often written with two digits.</value>
    private const double Tolerance = 0.01;

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Read(YamlValue? fields, IReadOnlyList<string> slices, ProblemList problems)
    {
        var read = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var (field, values) in fields?.Entries ?? [])
        {
            if (!slices.Contains(field.Text, StringComparer.Ordinal))
            {
                problems.Add(field, $"'{field.Text}' is not among the dataset's slices{NearestName.Hint(field.Text, slices)}");
                continue;
            }
            var shares = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (value, share) in values.Entries)
                if (YamlScalar.TryNumber(share, out var number))
                    shares[value.Text] = number;
            if (shares.Count == values.Entries.Count && Math.Abs(shares.Values.Sum() - 1) > Tolerance)
                problems.Add(field, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the shares of '{field.Text}' sum to {shares.Values.Sum():0.####}, not to 1"));
            read[field.Text] = shares;
        }
        return read;
    }
}
