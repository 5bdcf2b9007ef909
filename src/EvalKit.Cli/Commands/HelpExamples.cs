using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace EvalKit.Cli.Commands;

/// <summary>Adds examples and exit codes to the help of each command.</summary>
internal static class HelpExamples
{
    private const string Root = "evalkit";

    private const string DataCheck = "data check";

    private static readonly IReadOnlyDictionary<string, string[]> Examples = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Root] =
        [
            "evalkit run evals/support-triage.yaml",
            "evalkit baseline accept reports/support-triage/20261120T093000Z-3f2a",
            "evalkit compare reports/x/20261119T080000Z-11aa reports/x/20261120T093000Z-3f2a",
        ],
        ["run"] =
        [
            "evalkit run evals/support-triage.yaml                 run, report, gate",
            "evalkit run evals/*.yaml --responses only             replay what is on record, without keys",
            "evalkit run evals/x.yaml --filter kind=edge --limit 20",
            "evalkit run evals/x.yaml --json --quiet > summary.json",
            "evalkit run evals/x.yaml --estimate                   calls, tokens, money and time, without a call",
            "evalkit run evals/x.yaml --batch                      in batches, at half the price; again after a stop to go on",
            "evalkit run evals/x.yaml --until-decided              end as soon as every gate is decided",
        ],
        ["merge"] =
        [
            "evalkit run evals/x.yaml --shard 2/4                  in each of four jobs",
            "evalkit merge evals/x.yaml --from shards              in one job after them, with all their stores below shards/",
        ],
        ["compare"] = ["evalkit compare reports/x/20261119T080000Z-11aa reports/x/20261120T093000Z-3f2a"],
        ["baseline"] =
        [
            "evalkit baseline accept reports/support-triage/20261120T093000Z-3f2a",
            "evalkit baseline show evals/support-triage.yaml",
        ],
        ["accept"] = ["evalkit baseline accept reports/support-triage/20261120T093000Z-3f2a"],
        ["show"] = ["evalkit baseline show evals/support-triage.yaml"],
        ["flaky"] = ["evalkit flaky evals/support-triage.yaml --add reports/support-triage/*", "evalkit flaky evals/support-triage.yaml --all"],
        ["report"] = ["evalkit report reports/support-triage/20261120T093000Z-3f2a", "evalkit report reports/x/20261120T093000Z-3f2a -o shared/report.html", "evalkit report reports/x/* -o trend.html     one report of several runs, with their history"],
        ["view"] = ["evalkit view                           the runs below reports/, in the browser", "evalkit view reports/support-triage --port 8080 --no-open"],
        ["history"] = ["evalkit history evals/support-triage.yaml", "evalkit history reports/support-triage --last 10 --json"],
        ["changelog"] = ["evalkit changelog evals/support-triage.yaml > CHANGELOG-prompts.md"],
        ["score"] =
        [
            "evalkit score outputs.jsonl --graders graders.yaml",
            "evalkit score answers.jsonl --graders evals/meeting-notes.yaml --output answer > scores.jsonl",
            "cat outputs.jsonl | evalkit score - --graders graders.yaml | tail -n 1",
        ],
        ["graders"] =
        [
            "evalkit graders                            a line on each type",
            "evalkit graders token_f1                   parameters, example, edge cases",
            "evalkit graders --markdown > docs/graders.md",
        ],
        ["judge"] = ["evalkit judge check judgements.jsonl --judge verdict --human label"],
        ["check"] =
        [
            "evalkit judge check graders/tone.yaml --rows calibration.jsonl --output reply --human ann ben      asks the judge, three times",
            "evalkit judge check graders/tone.yaml --rows datasets/replies.jsonl --labels graders/tone.labels.jsonl",
            "evalkit judge check graders/tone.yaml --rows calibration.jsonl --names GPT-5 Claude     each output under both names",
            "evalkit judge check judgements.jsonl --judge verdict --human label",
            "evalkit judge check verdicts.jsonl --labels people.csv --judge first second third --human ann ben      repeats and raters",
            "evalkit judge check pairs.jsonl --judge winner --swapped winner_swapped --human gold --length answer_1 answer_2",
            "evalkit judge check scores.jsonl --judge predicted.fluency --human human.fluency --within document --json",
        ],
        ["data"] = ["evalkit data check datasets/help.jsonl --judge graders/rows.yaml"],
        [DataCheck] =
        [
            "evalkit data check datasets/help.jsonl --judge graders/rows.yaml --limit 20",
            "evalkit data check evals/help-answers.yaml --judge graders/rows.yaml -o flags.jsonl     the suite's data set and split",
        ],
        ["plan"] = ["evalkit plan evals/support-triage.yaml", "evalkit plan evals/support-triage.yaml --margin 0.02 --power 0.9"],
        ["prove-gate"] = ["evalkit prove-gate evals/support-triage.yaml", "evalkit prove-gate reports/x/20261120T093000Z-3f2a --baseline evals/baselines/x.json"],
        ["label"] =
        [
            "evalkit label reports/replies/20261120T093000Z-3f2a                             what the suite's human grader asks",
            "evalkit label reports/replies/20261120T093000Z-3f2a --task pairwise --limit 50",
            "evalkit label reports/replies/20261120T093000Z-3f2a --task scale --csv          for a spreadsheet",
        ],
        ["import"] = ["evalkit label import reports/replies/20261120T093000Z-3f2a tone.round-1.ana.json tone.round-1.ben.json"],
        ["agreement"] = ["evalkit label agreement graders/tone.labels.jsonl"],
        ["pick"] =
        [
            "evalkit pick reports/support-triage/20261120T093000Z-3f2a",
            "evalkit pick reports/x/20261119T080000Z-11aa reports/x/20261120T093000Z-3f2a     variants of several runs over the same items",
            "evalkit pick reports/x/20261120T093000Z-3f2a --metric label.mean --at-least 0.9 --within 0.02",
        ],
        ["findings"] = ["evalkit findings EK112", "evalkit findings > docs/findings.md"],
        ["init"] =
        [
            "evalkit init                           a suite, data, a test and a workflow in this folder",
            "evalkit init --provider openai         and a suite that asks a model",
            "evalkit init src/app --dry-run         what would be done",
        ],
        ["comment"] =
        [
            "evalkit comment reports/*/ci-1234 --optional                                       in a CI job",
            "evalkit comment reports/x/20261120T093000Z-3f2a --repository octo/app --pull-request 12",
        ],
        ["validate"] = ["evalkit validate evals/*.yaml", "evalkit validate evals/x.yaml --watch", "evalkit validate --schema > evals/suite.schema.json"],
    };

    private const string Codes = """
        Exit codes:
          0    every gate passed (inconclusive gates warn)
          1    a gate failed: a regression, or below a target
          2    inconclusive, and --inconclusive fail
          3    incomplete: outcomes missing beyond the allowance, the budget used up, or the provider unavailable; finished work is kept
          4    the suite, a dataset, an option or an environment variable is wrong; nothing was called
          130  cancelled; finished work is kept
        """;

    private const string ScoreCodes = """
        Rows that share an id are answers to one item: they are scored one by one, and intervals take them together.

        Exit codes:
          0    scored
          3    incomplete: more rows without a score than allow_missing (default 2 %), or the output could not be written
          4    the graders, the file or an option is wrong, or no row could be read
        """;

    private const string JudgeCodes = """
        Verdicts are compared with what more than half of the raters say (numbers: with their mean); votes without a majority are no consensus and left out.
        Repeats tell how often the judge agrees with itself; the first of them is compared with people. A verdict that cannot be read is judge_failed.
        What was found of a judge that was asked is kept beside it, for that judge alone: another model, prompt, rubric or parameter is another judge.

        Exit codes:
          0    checked
          3    incomplete: some rows were not judged
          4    a table, a column or an option is wrong
        """;

    private const string DataCodes = """
        Rows that share half of their words are shown to the judge together, and only of these it says whether they are duplicates.

        Exit codes:
          0    every row was judged, flagged or not
          3    incomplete: some rows were not judged
          4    the data, the judge or an option is wrong
        """;

    private const string PickCodes = """
        A variant that exceeds a hard limit of the suite's `pick` is dropped, then one that does not hold the score's limit by the whole interval (all variants share
        one error), then one that the paired comparison shows to be worse than the best. Of the others the cheapest is picked, of equally cheap ones the fastest, by
        the cost and latency on record; a variant whose cost is not known comes last.

        Exit codes:
          0    picked
          1    no variant qualifies
          4    a run, a metric or an option is wrong
        """;

    private const string CommentCodes = """
        GitHub: the token stands in GITHUB_TOKEN, the rest in GITHUB_REPOSITORY, GITHUB_REF and GITHUB_API_URL, as in every workflow.
        GitLab: GITLAB_TOKEN (scope `api`), and the variables of a merge request pipeline. Azure DevOps: SYSTEM_ACCESSTOKEN, and those of a build.

        Exit codes:
          0    written, or --optional
          3    the server cannot be reached
          4    no pull request, no token, a token that may not comment, or a run that cannot be read
        """;

    public static void Attach(Command root)
    {
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction help } found)
                found.Action = new Action(help);
    }

    private sealed class Action(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            var command = parseResult.CommandResult.Command;
            // Two commands check.
            var name = command.Name is "check" && parseResult.CommandResult.Parent is CommandResult { Command.Name: "data" } ? DataCheck : command.Name;
            if (Examples.TryGetValue(name, out var examples))
            {
                output.WriteLine("Examples:");
                foreach (var example in examples)
                    output.WriteLine("  " + example);
                output.WriteLine();
            }
            if (command.Name is Root || command.Name is "run" or "merge" or "compare")
                output.WriteLine(Codes);
            if (command.Name is "score")
                output.WriteLine(ScoreCodes);
            if (name is "check")
                output.WriteLine(JudgeCodes);
            if (name is DataCheck)
                output.WriteLine(DataCodes);
            if (command.Name is "pick")
                output.WriteLine(PickCodes);
            if (command.Name is "comment")
                output.WriteLine(CommentCodes);
            return code;
        }
    }
}
