using EvalKit.Suites;

namespace EvalKit.Decisions;

/// <summary>What a suite says of the value of a success and the cost of a failure.</summary>
public sealed record ValueRule
{
    /// <summary>The full name of the metric that is the share of successes.</summary>
    public required string Metric { get; init; }

    /// <summary>What a case is worth.</summary>
    public required CaseValue PerCase { get; init; }

    /// <summary>The accuracy to reach, at or above break-even, in [0,1]; null when break-even is enough.</summary>
    public double? Target { get; init; }

    /// <summary>What a case of single slices is worth; every other slice is held to <see cref="PerCase"/>.</summary>
    public IReadOnlyList<(SliceKey Slice, CaseValue PerCase)> Slices { get; init; } = [];

    /// <summary>The currency's code.</summary>
    public string Currency { get; init; } = Amount.DefaultCurrency;

    /// <summary>The number of cases of the balance.</summary>
    /// <value>The default value is 1,000.</value>
    public int Cases { get; init; } = DefaultCases;

    internal const int DefaultCases = 1000;

    internal IReadOnlyList<Yaml.YamlValue> SlicePlaces { get; init; } = [];

    /// <summary>What a case of a slice is worth.</summary>
    internal CaseValue Of(SliceKey slice) => Slices.FirstOrDefault(s => s.Slice == slice).PerCase ?? PerCase;
}
