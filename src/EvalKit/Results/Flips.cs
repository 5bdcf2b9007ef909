namespace EvalKit.Results;

/// <summary>The items on which two variants differ, largest change first, at most <see cref="Limit"/> of each kind.</summary>
public sealed record Flips(int WorsenedTotal, int ImprovedTotal, IReadOnlyList<Flip> Worsened, IReadOnlyList<Flip> Improved)
{
    /// <value>The default value is 200.</value>
    public const int Limit = 200;

    /// <summary>No item differs.</summary>
    public static Flips None { get; } = new(0, 0, [], []);
}

/// <summary>One item's scores on both sides.</summary>
public sealed record Flip(string Item, double Baseline, double Candidate);
