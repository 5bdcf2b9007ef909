using EvalKit.Fakes.Counting;

namespace EvalKit.Fakes.Faults;

internal sealed class FaultSchedule(IEnumerable<string> rules, int seed)
{
    private readonly List<FaultRule> rules = rules.Select(FaultRule.Parse).ToList();

    public FaultOptions? For(Exchange exchange, ReadOnlySpan<byte> body)
    {
        if (FaultTags.Find(body, exchange.Attempt) is { } tagged)
            return tagged;

        for (var i = 0; i < rules.Count; i++)
        {
            // Only flex processing lacks capacity.
            if (rules[i].AppliesTo(exchange, seed, i) && (rules[i].Fault.Name != FaultCatalog.NoCapacity || body.IndexOf("\"service_tier\":\"flex\""u8) >= 0))
                return rules[i].Fault;
        }

        return null;
    }
}
