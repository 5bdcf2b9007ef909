using System.Globalization;

namespace EvalKit.Models;

/// <summary>
/// Counts what calls cost and keeps them within a limit. Before each attempt the most that it can cost is set aside; afterwards what it did cost takes its
/// place. An attempt that does not fit waits while others are in flight, for most cost less than they could; once none is, nothing more will ever fit.
/// Safe for use from many threads.
/// </summary>
internal sealed class Spending(SpendingLimit limit)
{
    /// <value>The default value is 4,096 tokens, or the longest answer so far: what is set aside where a request sets no limit to its answer.</value>
    private const int AssumedOutput = 4096;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly Queue<decimal> _amounts = new();
    private readonly TaskCompletionSource _warned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SpentMoney _spent;
    private decimal _reserved;
    private int _held;
    private int _longest = AssumedOutput;
    private string? _end;

    public SpentMoney Spent
    {
        get
        {
            lock (_lock) return _spent;
        }
    }

    /// <summary>Completed when the warning is due.</summary>
    public Task Warned => _warned.Task;

    /// <summary>Why no further call fits; null while calls do.</summary>
    public string? End => Volatile.Read(ref _end);

    /// <summary>Sets the most that an attempt can cost aside, or waits until it fits.</summary>
    /// <exception cref="ModelCallException">It will never fit.</exception>
    public ValueTask<decimal> ReserveAsync(PriceList? prices, IAsk ask, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (limit.Stop is null || prices is null || prices.IsFree) return new ValueTask<decimal>(0m);
        var size = ask.Size;
        TaskCompletionSource waiter;
        decimal amount;
        lock (_lock)
        {
            amount = prices.At(now).MostOf(size, _longest);
            if (_end is not null) throw Refused();
            if (_waiting.Count == 0 && Fits(amount))
            {
                Hold(amount);
                return new ValueTask<decimal>(amount);
            }

            if (_held == 0) throw Finish(amount);
            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
            _amounts.Enqueue(amount);
        }

        return WaitAsync(waiter, amount, cancellationToken);
    }

    /// <summary>
    /// Sets the most that a call can cost in a batch aside, where it fits. With <paramref name="isOpen"/> it is set aside in any case: its batch is open.
    /// </summary>
    public bool TryReserve(PriceList? prices, CallSize size, DateTimeOffset now, bool isOpen, out decimal reserved)
    {
        reserved = 0;
        if (limit.Stop is null || prices is null || prices.IsFree) return true;
        lock (_lock)
        {
            var amount = prices.At(now).MostOfBatched(size, _longest);
            if (!isOpen && !Fits(amount))
            {
                if (_held == 0) Finish(amount);
                return false;
            }

            Hold(amount);
            reserved = amount;
            return true;
        }
    }

    /// <summary>An attempt was answered.</summary>
    public void Answered(decimal reserved, CallRole role, PriceList? prices, ModelResponse response, IAsk ask) =>
        Answered(reserved, role, prices, response, prices?.At(response.Time).Image > 0 ? ask.Size.Images : 0);

    /// <inheritdoc cref="Answered(decimal, CallRole, PriceList?, ModelResponse, IAsk)"/>
    public void Answered(decimal reserved, CallRole role, PriceList? prices, ModelResponse response, int images)
    {
        if (prices is not null && prices.IsFree) return;
        var cost = PriceList.CostOf(prices, response, images);
        lock (_lock)
        {
            _longest = Math.Max(_longest, response.Usage?.Output ?? 0);
            _spent = (cost, role) switch
            {
                (null, _) => _spent with { Unconfirmed = _spent.Unconfirmed + reserved, UnpricedCalls = _spent.UnpricedCalls + 1 },
                ({ } usd, CallRole.Judge) => _spent with { Judge = _spent.Judge + usd },
                ({ } usd, CallRole.Embedding) => _spent with { Embedding = _spent.Embedding + usd },
                ({ } usd, _) => _spent with { Target = _spent.Target + usd },
            };
            Release(reserved);
        }
    }

    /// <summary>An attempt ended without a usable answer.</summary>
    /// <param name="reserved">What was set aside for it.</param>
    /// <param name="mayBeBilled">Whether the provider may have done its work and charge for it.</param>
    /// <param name="prices">The prices of its model.</param>
    /// <param name="ask">The attempt.</param>
    /// <param name="now">The time.</param>
    public void Unanswered(decimal reserved, bool mayBeBilled, PriceList? prices, IAsk ask, DateTimeOffset now)
    {
        if (prices is null || prices.IsFree || (!mayBeBilled && reserved == 0)) return;
        var size = mayBeBilled && reserved == 0 ? ask.Size : default;
        lock (_lock)
        {
            if (mayBeBilled)
                _spent = _spent with { Unconfirmed = _spent.Unconfirmed + (reserved == 0 ? prices.At(now).MostOf(size, _longest) : reserved) };
            Release(reserved);
        }
    }

    /// <summary>A call of a batch ended without a usable answer.</summary>
    public void Unanswered(decimal reserved, bool mayBeBilled)
    {
        lock (_lock)
        {
            if (mayBeBilled) _spent = _spent with { Unconfirmed = _spent.Unconfirmed + reserved };
            Release(reserved);
        }
    }

    private async ValueTask<decimal> WaitAsync(TaskCompletionSource waiter, decimal amount, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), waiter).ConfigureAwait(false);
        await waiter.Task.ConfigureAwait(false);
        return amount;
    }

    private bool Fits(decimal amount) => _spent.AtMost + _reserved + amount <= limit.Stop;

    private void Hold(decimal amount)
    {
        if (amount == 0) return;
        _reserved += amount;
        _held++;
    }

    private void Release(decimal amount)
    {
        if (limit.Warn is { } warn && _spent.AtMost >= warn) _warned.TrySetResult();
        // Nothing is set aside without a limit, and a call that costs nothing leaves room for nobody.
        if (amount == 0) return;
        _reserved -= amount;
        _held--;
        while (_waiting.TryPeek(out var first))
        {
            var wanted = _amounts.Peek();
            if (!Fits(wanted))
            {
                if (_held == 0) FailAll(Finish(wanted));
                return;
            }

            _waiting.Dequeue();
            _amounts.Dequeue();
            Hold(wanted);
            if (first.TrySetResult()) continue;
            _reserved -= wanted;
            _held--;
        }
    }

    private void FailAll(ModelCallException refused)
    {
        foreach (var waiter in _waiting)
            waiter.TrySetException(refused);
        _waiting.Clear();
        _amounts.Clear();
    }

    private ModelCallException Finish(decimal wanted)
    {
        var unconfirmed = _spent.Unconfirmed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and up to {Money.Show(_spent.Unconfirmed)} by attempts without an answer, which may be billed");
        _end = $"the budget of {Money.Show(limit.Stop!.Value)} is used up: {Money.Show(_spent.Confirmed)} spent by answers{unconfirmed}; the next call can cost {Money.Show(wanted)}";
        return Refused();
    }

    private ModelCallException Refused() => new(ModelFailureKind.Budget, _end!);
}
