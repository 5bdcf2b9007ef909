using EvalKit.JudgeChecks;
using EvalKit.Suites;

namespace EvalKit.Results;

/// <summary>A judge of a run, and what it was found to be worth.</summary>
public sealed record JudgeSummary
{
    /// <summary>No check of this judge is on record.</summary>
    public const string NotChecked = "not_checked";

    /// <summary>The record is that of this judge.</summary>
    public const string Valid = "valid";

    /// <summary>The record is that of another judge: model, prompt, rubric or parameters have changed since.</summary>
    public const string Expired = "expired";

    /// <summary>The grader's name.</summary>
    public required string Grader { get; init; }

    /// <summary>SHA-256 over everything that decides its verdicts but the served models.</summary>
    public required string Definition { get; init; }

    /// <summary>The exact models that answered.</summary>
    public required IReadOnlyList<string> ServedModels { get; init; }

    /// <summary>SHA-256 over both.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>not_checked, valid or expired.</summary>
    public required string Calibration { get; init; }

    /// <summary>What has changed since the check, in words; null unless it has expired.</summary>
    public string? Changed { get; init; }

    /// <summary>The day of the check; null without one.</summary>
    public string? Checked { get; init; }

    /// <summary>What the check found; null without one.</summary>
    public JudgeCheckGroup? Check { get; init; }

    /// <summary>The judges of a run; null where it has none.</summary>
    internal static IReadOnlyList<JudgeSummary>? Of(Suite suite, RunData run)
    {
        var judges = suite.Graders.Select(g => g.Definition.Name).Select(name => (Name: name, Identity: JudgeIdentity.Of(run, name))).Where(j => j.Identity is not null)
            .Select(j => Of(j.Name, j.Identity!, suite.Calibrations.GetValueOrDefault(j.Name))).ToList();
        return judges.Count == 0 ? null : judges;
    }

    private static JudgeSummary Of(string grader, JudgeIdentity identity, CalibrationRecord? record)
    {
        var changed = record is null ? null : Change(identity, record);
        return new JudgeSummary
        {
            Grader = grader,
            Definition = identity.Definition,
            ServedModels = identity.ServedModels,
            Fingerprint = identity.Fingerprint,
            Calibration = record is null ? NotChecked : changed is null ? Valid : Expired,
            Changed = changed,
            Checked = record?.Checked,
            Check = record?.Result.Groups is [var only] ? only : null,
        };
    }

    /// <summary>What makes this another judge than the one that was checked; null where it is the same.</summary>
    internal static string? Change(JudgeIdentity identity, CalibrationRecord record) =>
        record.Fingerprint == identity.Fingerprint ? null
        : record.Definition != identity.Definition ? "its prompt, rubric, model or parameters"
        : $"the served model, from {Names(record.ServedModels)} to {Names(identity.ServedModels)}";

    private static string Names(IReadOnlyList<string> models) => models.Count == 0 ? "none" : string.Join(", ", models);
}
