namespace EvalKit.Models;

/// <summary>The prices of one model over time. Two lists are equal only when they are the same object.</summary>
public sealed class PriceList
{
    private readonly IReadOnlyList<ModelPrice> _prices;

    /// <summary>Takes prices in any order.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public PriceList(IEnumerable<ModelPrice> prices)
    {
        _prices = [.. prices.OrderBy(p => p.ValidFrom ?? DateOnly.MinValue)];
        if (_prices.Count == 0) throw new ArgumentException("A price list holds at least one price.", nameof(prices));
        IsFree = _prices.All(p => p.IsFree);
    }

    /// <summary>A model that costs nothing to call.</summary>
    public static PriceList Free { get; } = new([ModelPrice.Free]);

    /// <summary>Whether nothing is ever charged.</summary>
    public bool IsFree { get; }

    /// <summary>The price on the UTC day of a moment: the last one that has begun, or the first where none had. A moment that is unknown gets the newest.</summary>
    public ModelPrice At(DateTimeOffset? moment)
    {
        if (_prices.Count == 1 || moment is not { } time) return _prices[^1];
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        for (var i = _prices.Count - 1; i > 0; i--)
            if (_prices[i].ValidFrom <= day)
                return _prices[i];
        return _prices[0];
    }

    /// <summary>The cost of an answer at the prices of the day on which it came; what its source itself says of the cost goes before.</summary>
    public static decimal? CostOf(PriceList? prices, ModelResponse response, int images = 0) =>
        response.CostUsd is { } known ? Money.OfDouble(known) : prices?.At(response.Time).CostOf(response, images);
}
