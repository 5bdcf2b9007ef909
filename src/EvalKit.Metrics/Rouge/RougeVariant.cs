using System.Globalization;

namespace EvalKit.Metrics;

/// <summary>A member of the ROUGE family (Lin 2004): ROUGE-1 to ROUGE-9, ROUGE-L or ROUGE-Lsum.</summary>
public readonly record struct RougeVariant
{
    private const int LongestOrder = 9;

    private RougeVariant(int order, bool bySentence)
    {
        Order = order;
        IsBySentence = bySentence;
    }

    /// <summary>Longest common subsequence of the whole texts; line breaks are ignored.</summary>
    public static RougeVariant L => new(0, bySentence: false);

    /// <summary>Union of longest common subsequences, sentence by sentence; line breaks (\n) separate sentences.</summary>
    public static RougeVariant Lsum => new(0, bySentence: true);

    /// <summary>The length of the n-grams, 0 for ROUGE-L and ROUGE-Lsum.</summary>
    public int Order { get; }

    internal bool IsBySentence { get; }

    /// <summary>Overlap of n-grams.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not 1 to 9.</exception>
    public static RougeVariant N(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, LongestOrder);
        return new RougeVariant(n, bySentence: false);
    }

    /// <summary>Reads the names of <c>rouge_score</c>: <c>rouge1</c> to <c>rouge9</c>, <c>rougeL</c>, <c>rougeLsum</c>.</summary>
    /// <returns>Whether the name is one of them.</returns>
    public static bool TryParse(string? name, out RougeVariant variant)
    {
        variant = name switch
        {
            "rougeL" => L,
            "rougeLsum" => Lsum,
            ['r', 'o', 'u', 'g', 'e', >= '1' and <= '9' and var digit] => N(digit - '0'),
            _ => default,
        };
        return variant != default || name == "rougeL";
    }

    /// <summary>The name in <c>rouge_score</c>.</summary>
    public override string ToString() =>
        Order > 0 ? string.Create(CultureInfo.InvariantCulture, $"rouge{Order}") : IsBySentence ? "rougeLsum" : "rougeL";
}
