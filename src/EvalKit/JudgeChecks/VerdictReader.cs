using System.Globalization;

namespace EvalKit.JudgeChecks;

/// <summary>Reads verdicts as one scale has them.</summary>
internal sealed class VerdictReader
{
    private static readonly HashSet<string> Passes = new(StringComparer.OrdinalIgnoreCase) { "true", "yes", "pass", "passed", "correct", "1" };
    private static readonly HashSet<string> Fails = new(StringComparer.OrdinalIgnoreCase) { "false", "no", "fail", "failed", "incorrect", "0" };
    private static readonly HashSet<string> TieWords = new(StringComparer.OrdinalIgnoreCase) { "tie", "draw", "both", "neither", "equal", "0" };

    private readonly string? _positive;
    private readonly HashSet<string> _unusable;
    private readonly HashSet<string> _valid;

    /// <param name="scale">The scale.</param>
    /// <param name="options">Which verdicts pass and which say nothing.</param>
    public VerdictReader(VerdictScale scale, JudgeCheckOptions options)
    {
        Scale = scale;
        _positive = options.Positive;
        _unusable = new HashSet<string>(options.Unusable, StringComparer.Ordinal);
        _valid = new HashSet<string>(options.Valid, StringComparer.Ordinal);
    }

    public VerdictScale Scale { get; }

    /// <summary>Whether verdicts are numbers.</summary>
    public bool IsNumeric => Scale is VerdictScale.Ranks or VerdictScale.Scores;

    /// <summary>The scale that all verdicts fit.</summary>
    public static VerdictScale ScaleOf(IEnumerable<string> verdicts, JudgeCheckOptions options)
    {
        if (options.Scale is { } given)
            return given;
        if (options.Positive is not null)
            return VerdictScale.PassFail;
        var known = verdicts.Distinct(StringComparer.Ordinal).Where(v => !options.Unusable.Contains(v, StringComparer.Ordinal) && (options.Valid.Count == 0 || options.Valid.Contains(v, StringComparer.Ordinal))).ToList();
        return known.TrueForAll(v => Passes.Contains(v.Trim()) || Fails.Contains(v.Trim())) ? VerdictScale.PassFail
            : known.TrueForAll(v => Number(v) is not null) ? VerdictScale.Scores
            : VerdictScale.Labels;
    }

    public static bool IsTie(string verdict) => TieWords.Contains(verdict);

    /// <summary>The verdict in its canonical spelling, or null where it says nothing.</summary>
    public string? Read(string? verdict)
    {
        if (string.IsNullOrEmpty(verdict) || _unusable.Contains(verdict) || _valid.Count > 0 && !_valid.Contains(verdict))
            return null;
        var text = verdict.Trim();
        return Scale switch
        {
            VerdictScale.PassFail => _positive is not null ? text == _positive ? Pass : Fail : Passes.Contains(text) ? Pass : Fails.Contains(text) ? Fail : null,
            VerdictScale.Labels => text.Length == 0 ? null : text,
            _ => Number(text)?.ToString("R", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The verdict as a number: 1 for a pass, 0 for a fail. Only of what <see cref="Read"/> gives, and not of labels.</summary>
    public double Value(string verdict) => Scale == VerdictScale.PassFail ? verdict == Pass ? 1 : 0 : Number(verdict)!.Value;

    public const string Pass = "pass";

    public const string Fail = "fail";

    /// <summary>A finite number in invariant spelling.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
