using System.Globalization;
using EvalKit.Fakes.Counting;

namespace EvalKit.Fakes.Faults;

/// <summary>A fault and the requests it applies to: a share of all, or ordinals.</summary>
internal sealed class FaultRule
{
    private readonly double share;
    private readonly List<(long First, long Last)> ordinals = [];

    private FaultRule(FaultOptions fault, string when)
    {
        Fault = fault;
        if (when.EndsWith('%'))
        {
            share = double.Parse(when[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) / 100;
            return;
        }

        foreach (var range in when.Split(','))
        {
            var ends = range.Split('-', 2);
            ordinals.Add((long.Parse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture),
                long.Parse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture)));
        }
    }

    public FaultOptions Fault { get; }

    public static FaultRule Parse(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
            throw new FormatException($"fault '{text}' does not say when: FAULT@10% or FAULT@1,5,10-20");

        return new FaultRule(FaultOptions.Parse(text[..at]), text[(at + 1)..]);
    }

    public bool AppliesTo(Exchange exchange, int seed, int position) =>
        exchange.Attempt <= Fault.Times
        && (share > 0
            ? exchange.Key.Draw(seed, exchange.Attempt, position + 1) < share
            : ordinals.Exists(range => exchange.Ordinal >= range.First && exchange.Ordinal <= range.Last));
}
