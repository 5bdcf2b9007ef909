namespace EvalKit.Suites;

/// <summary>A rule that a run has to hold.</summary>
public sealed record GateRule
{
    /// <summary>The full name of the metric: <c>label.mean</c>, <c>latency.p95</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The variant it is about, or null for every variant that is no baseline.</summary>
    public string? Variant { get; init; }

    /// <summary>The slice it is about, or null for all items.</summary>
    public SliceKey? Slice { get; init; }

    /// <summary>The kind of rule.</summary>
    public required GateKind Kind { get; init; }

    /// <summary>
    /// The limit of a threshold rule in the metric's unit; the margin of a rule against the baseline, in the metric's unit or, where
    /// <see cref="IsRelative"/>, as a share of the baseline's value.
    /// </summary>
    public required double Value { get; init; }

    /// <summary>Whether the whole interval has to hold a threshold (<c>proof: interval</c>), and not the value alone.</summary>
    public bool NeedsInterval { get; init; }

    /// <summary>Whether the margin is a share of the baseline's value (<c>effect: relative</c>).</summary>
    public bool IsRelative { get; init; }

    /// <summary>
    /// The share of items, in [0,1], that may lack an outcome while the gate is decided on the others; null where a verdict has to hold whatever the
    /// missing outcomes would have been.
    /// </summary>
    public double? AllowMissing { get; init; }

    /// <summary>The slice fields of which every value is held to the rule by itself; empty for a rule about one slice or about all items.</summary>
    public IReadOnlyList<string> EachOf { get; init; } = [];

    /// <summary>People's labels that correct the scores (<c>on: corrected</c>); null for a rule on the scores themselves.</summary>
    public Corrections.Correction? Correction { get; init; }

    /// <summary>The rule in words: <c>at_least 0.80</c>, <c>against baseline, margin 0.02</c>.</summary>
    public required string Text { get; init; }

    internal const string ByWholeInterval = " by the whole interval";

    /// <summary>The word for a rule on scores that people's labels corrected.</summary>
    internal const string Corrected = "corrected";

    internal const string OnCorrected = ", on corrected";

    internal Yaml.YamlValue? SlicePlace { get; init; }

    internal Yaml.YamlValue? MetricPlace { get; init; }

    /// <summary>Where it stands, as <c>file:line:column</c>.</summary>
    public required string Place { get; init; }
}

/// <summary>The kinds of gate.</summary>
public enum GateKind
{
    /// <summary>Inclusive lower limit.</summary>
    AtLeast,

    /// <summary>Inclusive upper limit.</summary>
    AtMost,

    /// <summary>Strict lower limit.</summary>
    Above,

    /// <summary>Strict upper limit.</summary>
    Below,

    /// <summary>Not worse than the baseline by more than a margin.</summary>
    AgainstBaseline,
}

/// <summary>One slice: the items whose field has this value.</summary>
/// <param name="Field">The slice field.</param>
/// <param name="Value">Its value.</param>
public sealed record SliceKey(string Field, string Value)
{
    /// <summary><c>kind=adversarial</c>.</summary>
    public override string ToString() => $"{Field}={Value}";
}
