using System.Globalization;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Shapes;

namespace EvalKit.Graders.Moderation;

internal sealed class ModerationGrader(GraderSetup setup) : IGrader
{
    private readonly Template _input = setup.Template("input");
    private readonly Template? _reference = setup.Parameters["reference"] is null ? null : setup.Template("reference");
    private readonly IModerator? _moderator = setup.Moderator("model");
    private readonly IReadOnlyList<string> _counted = ModerationCategories.Counted(setup.Parameters);
    private readonly bool _isNamed = setup.Parameters["categories"] is not null;
    private readonly bool _isModelsOwn = setup.Parameters["categories"] is null && setup.Parameters["thresholds"] is null;
    private readonly double?[] _limits = [.. ModerationCategories.Counted(setup.Parameters).Select(c => setup.Parameters["thresholds"].OptionalNumber(c))];

    public GraderDefinition Definition { get; } = setup.Definition;

    public async ValueTask<Score> GradeAsync(GradingContext context, CancellationToken cancellation)
    {
        if (!_input.TryRender(context.Scope, out var text, out var missing))
            return MissingValue.Score(missing);
        if (Expected(context.Scope, out var expected) is { } failed)
            return failed;
        var (verdict, failure) = text.Length == 0 ? (ModerationVerdict.Clean, null) : await _moderator!.ModerateAsync(text, cancellation);
        return verdict is null ? Score.Missing(Outcome.Errored, failure) : Judged(verdict, expected).WithThreshold(setup.PassThreshold);
    }

    /// <summary>Whether the item is to be flagged; a score where that cannot be told.</summary>
    private Score? Expected(TemplateScope scope, out bool expected)
    {
        expected = false;
        if (_reference is null)
            return null;
        if (!_reference.TryRender(scope, out var text, out var missing))
            return MissingValue.Score(missing);
        bool? read = text switch { "flagged" => true, "safe" => false, _ => TruthText.Read(text) };
        expected = read == true;
        return read is null ? Score.Missing(Outcome.Errored, "the reference says neither that the item is to be flagged nor that it is not: write true or false") : null;
    }

    private Score Judged(ModerationVerdict verdict, bool expected)
    {
        var (flags, scores, named) = (new double[_counted.Count], new double[_counted.Count], new List<string>());
        for (var i = 0; i < _counted.Count; i++)
        {
            var category = _counted[i];
            var hasScore = verdict.Scores.TryGetValue(category, out scores[i]);
            var hasFlag = verdict.Flags.TryGetValue(category, out var flag);
            if ((!hasScore || !hasFlag) && (_isNamed || _limits[i] is not null))
                return Score.Missing(Outcome.Errored, $"the model scores no category '{category}'; it scores {string.Join(", ", verdict.Scores.Keys.Order(StringComparer.Ordinal))}");
            flag = _limits[i] is { } limit ? scores[i] >= limit : flag;
            flags[i] = hasFlag ? flag ? 1 : 0 : double.NaN;
            scores[i] = hasScore ? scores[i] : double.NaN;
            if (flag)
                named.Add(string.Create(CultureInfo.InvariantCulture, $"{category} {scores[i]:0.###}"));
        }
        var flagged = _isModelsOwn ? verdict.IsFlagged : named.Count > 0;
        var right = flagged == expected;
        return Scores.Binary(right, Reason(verdict, flagged, expected, named)) with
        {
            Columns = [right ? 1 : 0, flagged ? 1 : 0, expected ? double.NaN : Number(flagged), expected ? Number(!flagged) : double.NaN, .. flags, .. scores],
            Judge = verdict.Trace,
        };
    }

    private static string? Reason(ModerationVerdict verdict, bool flagged, bool expected, List<string> named)
    {
        var what = flagged ? named.Count > 0 ? "flagged: " + string.Join(", ", named) : "flagged" : expected ? "not flagged" : "clean";
        return verdict.Trace is { Models: [var model, ..] } ? $"{what} (by {model})" : what;
    }

    private static double Number(bool value) => value ? 1 : 0;
}
