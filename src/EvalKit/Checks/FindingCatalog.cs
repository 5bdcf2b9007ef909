using System.Globalization;
using System.Text;

namespace EvalKit.Checks;

/// <summary>Every kind of finding.</summary>
public static class FindingCatalog
{
    private const string Hint = "hint";
    private const string Warning = "warning";
    private const string Error = "error";

    internal static FindingKind NoGates { get; } = new("EK101", Hint, "The suite has no gates",
        "Without a gate nothing can fail, whatever the numbers are.",
        "Write at least one rule under `gates`.");

    internal static FindingKind NoBaseline { get; } = new("EK102", Warning, "A gate has no baseline",
        "A gate `against: baseline` found neither a baseline variant nor an accepted run. It is inconclusive.",
        "Run the suite on the state to compare with and accept it: `evalkit baseline accept RUN`.");

    internal static FindingKind MissingScores { get; } = new("EK103", Warning, "Cells have no score",
        "An error, a refusal, a truncated or unreadable answer left cells without a score. They are counted in every denominator and never dropped.",
        "Run again: only what is missing is called. The kinds of failure stand in EK106.");

    internal static FindingKind ItemsChanged { get; } = new("EK104", Warning, "The items differ from the baseline's",
        "Items were changed, added or removed since the baseline was accepted. Only items with the same id and content are compared.",
        "Accept a new baseline when the new items are meant to count.");

    internal static FindingKind Changed { get; } = new("EK105", Hint, "What was changed",
        "One line for each prompt, model or parameter in which the candidate differs from the baseline: what a difference in scores may come from.",
        "Nothing, if the change is the one under test.");

    internal static FindingKind Failures { get; } = new("EK106", Warning, "Why cells failed",
        "How many cells of a variant failed for which reason.",
        "What the message says; then run again.");

    internal static FindingKind WeakProxy { get; } = new("EK107", Hint, "A grader is a weak proxy of quality",
        "Spelling, word diversity, readability and lengths say how an answer is written, not whether it is right.",
        "Read it beside a grader of what the answers say.");

    internal static FindingKind GraderHint { get; } = new("EK108", Hint, "A grader's parameters deserve a look",
        "What a grader type says of its own configuration: it is allowed, but rarely meant.",
        "What the message says.");

    internal static FindingKind TooSmall { get; } = new("EK116", Warning, "The suite is too small for its margin",
        "Before a run: a candidate without a single changed item would be inconclusive. After a run: a gate is inconclusive, and the smallest difference that these items detect with power 0.8 is larger than its margin.",
        "More items, a wider margin, or an inconclusive gate that is understood as such. `evalkit plan SUITE` says how many.");

    internal static FindingKind FloorOrCeiling { get; } = new("EK117", Warning, "Every item has the lowest or the highest score",
        "A metric at its floor or ceiling cannot show that anything got worse, or better.",
        "Harder items (or easier ones), or a smoother grader. At the ceiling look at samples first: the grader may accept anything.");

    internal static FindingKind Imbalance { get; } = new("EK109", Hint, "The gold labels are out of balance",
        "One label is more than four fifths of the gold labels, so that accuracy hardly depends on the others; or labels have fewer than five items, so that theirs is a matter of luck.",
        "Gate on `balanced_accuracy` or `macro_f1`; add items of rare labels.");

    internal static FindingKind Chance { get; } = new("EK110", Hint, "Not proven better than chance",
        "The interval of the accuracy holds what answering the most frequent gold label always would reach.",
        "A better system, or more items. Cohen's kappa in the message is the share of agreement beyond chance.");

    internal static FindingKind ServedModel { get; } = new("EK111", Warning, "The served model changed",
        "The provider answered with another model version or system fingerprint than in the baseline, or with several within one run. A difference may be the provider's.",
        "Pin a dated model name; accept a new baseline after a change on the provider's side.");

    internal static FindingKind DifferentialMissingness { get; } = new("EK112", Warning, "Outcomes are missing on one side more than on the other",
        "Fisher's exact test on items without an outcome gives a p-value below 0.05: what is missing depends on the variant, and a comparison of what is left may flatter the side that lost its hard items.",
        "Find out why they are missing (EK106); refusals and truncations are results, not accidents.");

    internal static FindingKind JudgeIsTarget { get; } = new("EK113", Warning, "A judge grades its own model",
        "A grader calls the model that is under test. Models prefer their own answers.",
        "Use a judge of another family than any target.");

    internal static FindingKind Undecidable { get; } = new("EK114", Error, "No record can pass or fail a gate",
        "Found before anything is called, from the rule, the number of items and the accepted baseline: whatever the model answers, the gate cannot pass, or cannot fail, or can do neither.",
        "Change the rule, add items, or accept a new baseline; the message says which.");

    internal static FindingKind AllowanceUsed { get; } = new("EK115", Warning, "A gate was decided although outcomes are missing",
        "With other outcomes in the missing places the verdict could have been another; they are few enough for the allowance (`allow_missing`).",
        "Run again: only what is missing is called.");

    internal static FindingKind BelowNoise { get; } = new("EK118", Warning, "A margin lies below the noise",
        "Two runs of the baseline itself differ by more than the gate's margin (measured when the baseline was accepted). A drop of the margin cannot be told from noise on these items.",
        "A wider margin, more items, or repeats.");

    internal static FindingKind Fallback { get; } = new("EK119", Warning, "Another model answered",
        "The variant's model failed for these cells and the one that its `fallback` names answered; or flex processing had no capacity and the tier of `fallback_tier` answered. Their scores, costs and times are those of what answered.",
        "Look at why the model failed. To ask it again, run with `--responses refresh` once it is well.");

    internal static FindingKind CachedCount { get; } = new("EK120", Warning, "A count of cached tokens is impossible",
        "OpenAI's prompt cache serves 1,024 tokens or more in steps of 128, and never more than were sent. An answer reported another number: its usage, and the cost that is computed from it, are in doubt.",
        "Compare with the provider's bill; look for a proxy that rewrites usage.");

    internal static FindingKind NotSent { get; } = new("EK121", Warning, "A parameter was not sent",
        "A provider has no place in its requests for a parameter that the suite gives. It was left out; it is named in `run.json` under `not_sent`.",
        "Take the parameter away, or use an interface that has it: docs/providers.md has the table.");

    internal static FindingKind EstimatedUsage { get; } = new("EK122", Warning, "Token counts are estimates",
        "The server counted no tokens for some answers. Theirs are estimated at four characters a token, and so is what they cost.",
        "Let the server report its usage where it can.");

    internal static FindingKind MissingKinds { get; } = new("EK130", Hint, "A kind of data is missing",
        "Items say of which kind they are, and none is typical, or an edge case, or adversarial. What is not in the data is not measured.",
        "Add items of the kind; ten are enough to see whether something is badly wrong.");

    internal static FindingKind StaleReview { get; } = new("EK131", Warning, "Data were not reviewed for long",
        "The oldest review of an item (`last_reviewed`, else `added_at`) is older than the suite's `review_after_days`. The products, rules and words that the gold answers follow may have changed. This depends on the day of the run, so it stands in the summary under `execution`.",
        "Review the items and write the day into `last_reviewed`; retire what no longer holds.");

    internal static FindingKind NoReviewDay { get; } = new("EK132", Hint, "Items do not say when they were reviewed",
        "The suite says after how many days a review is too old, and items have neither `last_reviewed` nor `added_at`: nobody can tell whether they are.",
        "Write the day of the last review into the items.");

    internal static FindingKind KinderThanPeople { get; } = new("EK140", Warning, "A grader is kinder than people",
        "On the outputs that people labelled the grader's scores are higher, and the whole interval of the difference lies above zero. A system that is tuned on such a grader learns to please it.",
        "Read the corrected value; list the disagreements by clause of the rubric (`evalkit judge check`) and write down the policy that is missing.");

    internal static FindingKind FavoursVariant { get; } = new("EK141", Warning, "A grader favours one variant",
        "The difference of two variants by the grader's scores lies outside the interval of what people would say: it likes something about one of them that people do not.",
        "Gate with `on: corrected`; look at labelled outputs on which grader and people disagree.");

    internal static FindingKind NotCalibrated { get; } = new("EK142", Hint, "A judge was never checked",
        "No check of the judge against people's labels lies beside its grader. Its scores may be anything.",
        "Label some outputs and run `evalkit judge check` on the grader's file; docs/judges.md says how.");

    internal static FindingKind CalibrationExpired { get; } = new("EK143", Warning, "The check of a judge has expired",
        "The judge that was checked is not the one that gave these scores: the served model, the prompt, the rubric or a parameter has changed since.",
        "Run `evalkit judge check` again; most answers to what has not changed are on record.");

    internal static FindingKind Headroom { get; } = new("EK124", Hint, "What is left to gain",
        "The suite says how far people agree with one another on a metric. What a variant lacks to that is its headroom; at or above it a higher score would fit one person's labels rather than do the work better.",
        "Without headroom: better labels, or harder items. With much of it: the metric can still tell variants apart.");

    /// <summary>All kinds, by id.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
    [
        NoGates, NoBaseline, MissingScores, ItemsChanged, Changed, Failures, WeakProxy, GraderHint, Imbalance,
        Chance, ServedModel, DifferentialMissingness, JudgeIsTarget, Undecidable, AllowanceUsed, TooSmall, FloorOrCeiling, BelowNoise,
        Fallback, CachedCount, NotSent, EstimatedUsage, Headroom, MissingKinds, StaleReview, NoReviewDay, KinderThanPeople, FavoursVariant, NotCalibrated, CalibrationExpired,
    ];

    /// <summary>The text of <c>docs/findings.md</c>.</summary>
    public static string Document()
    {
        var text = new StringBuilder("""
            # Findings

            What a run notices about itself, besides metrics and gates: in the terminal, in `summary.json` under `findings`, in `summary.md` and in the report. A **hint**
            is worth knowing, a **warning** puts a number in doubt, an **error** means that a gate cannot do its work. Findings never change the exit code.
            EK114 and EK116 are also reported before the first call. This page is written from the code.

            | id | level | finding |
            |---|---|---|

            """);
        foreach (var kind in All)
            text.Append(CultureInfo.InvariantCulture, $"| [{kind.Id}](#{kind.Id.ToLowerInvariant()}) | {kind.Level} | {kind.Title} |\n");
        foreach (var kind in All)
            text.Append(CultureInfo.InvariantCulture, $"\n## {kind.Id}\n\n**{kind.Title}** ({kind.Level}). {kind.Meaning}\n\nWhat to do: {kind.Remedy}\n");
        return text.ToString();
    }
}
