using EvalKit.Models;

namespace EvalKit.Planning;

/// <summary>What calls of one kind take, added up over items and repeats.</summary>
/// <param name="settings">How they are called.</param>
/// <param name="batch">Whether they are handed in in batches.</param>
internal class CallWork(CallSettings settings, bool batch)
{
    /// <value>The default value is 1,000 answers: enough for a mean, and quickly read.</value>
    private const int Sampled = 1000;

    private decimal _foundUsd;
    private int _foundPriced;
    private double _foundMs;
    private int _foundTimed;
    private long _foundOutput;
    private int _foundCounted;

    private CallSettings Settings => settings;

    public long Needed { get; private set; }

    public long ToMake { get; private set; }

    public double InputTokens { get; private set; }

    public long MostInput { get; private set; }

    public long? MostOutput { get; private set; } = 0;

    public decimal? MostUsd { get; private set; } = 0;

    public int Attempts => Math.Max(1, Settings.MaxAttempts);

    public bool IsFree => !Settings.Stored || Settings.Prices is { IsFree: true };

    public bool IsUnpriced => !IsFree && Settings.Prices is null;

    public int Seen => Math.Max(_foundCounted, _foundPriced);

    /// <summary>Mean output tokens of the answers on record; null where there is none.</summary>
    public double? SeenOutput => _foundCounted == 0 ? null : (double)_foundOutput / _foundCounted;

    /// <summary>Mean cost of the answers on record.</summary>
    public decimal? SeenUsd => IsFree ? 0 : _foundPriced == 0 ? null : _foundUsd / _foundPriced;

    /// <summary>Mean duration of the answers on record.</summary>
    public double? SeenMs => _foundTimed == 0 ? null : _foundMs / _foundTimed;

    public bool WantsSample => _foundCounted < Sampled;

    /// <summary>A call whose answer is on record.</summary>
    public void Found(ModelResponse? answer)
    {
        Needed++;
        if (answer is null)
            return;
        if (answer.Usage?.Output is { } output)
            (_foundOutput, _foundCounted) = (_foundOutput + output, _foundCounted + 1);
        if (PriceList.CostOf(Settings.Prices, AtTier(answer)) is { } usd)
            (_foundUsd, _foundPriced) = (_foundUsd + usd, _foundPriced + 1);
        if (answer.Timings.TotalMs is { } duration)
            (_foundMs, _foundTimed) = (_foundMs + duration, _foundTimed + 1);
    }

    /// <summary>A call to make.</summary>
    /// <param name="characters">Characters of its texts.</param>
    /// <param name="size">Its bounds.</param>
    /// <param name="today">The day whose prices hold.</param>
    public void Make(long characters, CallSize size, DateTimeOffset today)
    {
        Needed++;
        ToMake++;
        if (IsFree)
            return;
        InputTokens += characters / TokenEstimate.CharactersPerToken;
        MostInput += size.InputTokens;
        MostOutput += size.OutputTokens;
        MostUsd += Settings.Prices is { } prices && (size.OutputTokens is not null || prices.At(today).Standard.MostOf(0, 1) == 0) ? Most(prices.At(today), size) : null;
    }

    private decimal Most(ModelPrice price, CallSize size) => batch ? price.MostOfBatched(size, 0) : price.MostOf(size, 0);

    /// <summary>What a recorded answer would cost as the calls to make are made.</summary>
    private ModelResponse AtTier(ModelResponse answer) => batch ? answer with { ServiceTier = ServiceTiers.Batch }
        : answer.ServiceTier == ServiceTiers.Batch ? answer with { ServiceTier = null }
        : answer;
}
