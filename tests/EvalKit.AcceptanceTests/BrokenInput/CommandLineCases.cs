namespace EvalKit.AcceptanceTests.BrokenInput;

/// <summary>Wrong commands, options and option values.</summary>
internal static class CommandLineCases
{
    public static IReadOnlyList<BrokenCase> All { get; } =
    [
        new("unknown command",
            _ => { },
            "evalkit: there is no command 'rnu'; did you mean 'run'?\nevalkit: there is no command 'suite.yaml'; valid are run, merge, compare, baseline, flaky, report, view, history, changelog, validate, score, graders, judge, data, plan, prove-gate, pick, label, findings, init, comment\nTry 'evalkit --help'.")
        { Arguments = ["rnu", ProjectFolder.Suite] },
        new("unknown option",
            _ => { },
            "evalkit: there is no option '--max-paralel'; did you mean '--max-parallel'?\nTry 'evalkit run --help'.")
        { Arguments = ["run", ProjectFolder.Suite, "--max-paralel", "4"] },
        new("no suite",
            _ => { },
            "evalkit: Required argument 'SUITE' missing for command: 'run'\nTry 'evalkit run --help'.")
        { Arguments = ["run"] },
        new("option without its value",
            _ => { },
            "evalkit: Required argument missing for option: '--limit'\nTry 'evalkit run --help'.")
        { Arguments = ["run", ProjectFolder.Suite, "--limit"] },
        new("option that is no number",
            _ => { },
            "evalkit: --max-parallel has to be a whole number of at least 1, not 'many'\nTry 'evalkit run --help'.")
        { Arguments = ["run", ProjectFolder.Suite, "--max-parallel", "many"] },
        new("option out of range",
            _ => { },
            "evalkit: --limit has to be a whole number of at least 1, not '0'\nTry 'evalkit run --help'.")
        { Arguments = ["run", ProjectFolder.Suite, "--limit", "0"] },
        new("option with an unknown word",
            _ => { },
            "evalkit: --responses has to be one of auto, only, refresh, not 'olny'; did you mean 'only'?\nTry 'evalkit run --help'.")
        { Arguments = ["run", ProjectFolder.Suite, "--responses", "olny"] },
        new("filter without a value",
            _ => { },
            "evalkit: --filter: 'kind' is no filter; write id=..., tag=..., variant=..., a slice such as kind=edge, or failing:RUN")
        { Arguments = ["run", ProjectFolder.Suite, "--filter", "kind"] },
        new("filter on an unknown field",
            _ => { },
            "--filter: no item has a field 'knd'; did you mean 'kind'?")
        { Arguments = ["run", ProjectFolder.Suite, "--filter", "knd=plain"] },
        new("filter that matches nothing",
            _ => { },
            "--filter: no item has kind 'plane'; did you mean 'plain'?")
        { Arguments = ["run", ProjectFolder.Suite, "--filter", "kind=plane"] },
        new("filter on an unknown variant",
            _ => { },
            "--filter: no variant matches; there are current, proposed")
        { Arguments = ["run", ProjectFolder.Suite, "--filter", "variant=propsed"] },
        new("filter on a run that is not there",
            _ => { },
            "evalkit: --filter: there is no run 'reports/greeting/1'")
        { Arguments = ["run", ProjectFolder.Suite, "--filter", "failing:reports/greeting/1"] },
        new("empty filter",
            _ => { },
            "evalkit: --filter: is empty; write id=..., tag=..., variant=..., a slice such as kind=edge, or failing:RUN")
        { Arguments = ["run", ProjectFolder.Suite, "--filter", ""] },
        new("path traversal in --run-id",
            _ => { },
            "evalkit: --run-id '../../elsewhere' names a folder: use letters, digits, '-', '_' and '.'")
        { Arguments = ["run", ProjectFolder.Suite, "--run-id", "../../elsewhere"] },
        new("empty --run-id",
            _ => { },
            "evalkit: --run-id '' names a folder: use letters, digits, '-', '_' and '.'")
        { Arguments = ["run", ProjectFolder.Suite, "--run-id", ""] },
        new("--output is a file",
            _ => { },
            "evalkit: --output has to name a folder; 'data.jsonl' is a file\nTry 'evalkit run --help'.")
        { Arguments = ["run", ProjectFolder.Suite, "--output", ProjectFolder.Dataset] },
        new("--store is a file",
            _ => { },
            "evalkit: --store has to name a folder; 'data.jsonl' is a file\nTry 'evalkit run --help'.")
        { Arguments = ["run", ProjectFolder.Suite, "--store", ProjectFolder.Dataset] },
        new("compare with a run that is not there",
            _ => { },
            "reports/a: not found; name the folder of a run, such as reports/support-triage/20261120T093000Z-3f2a\nreports/b: not found; name the folder of a run, such as reports/support-triage/20261120T093000Z-3f2a")
        { Arguments = ["compare", "reports/a", "reports/b"] },
        new("accept a run that is not there",
            _ => { },
            "reports/a: not found; name the folder of a run, such as reports/support-triage/20261120T093000Z-3f2a")
        { Arguments = ["baseline", "accept", "reports/a"] },
        new("report of a run that is not there",
            _ => { },
            "reports/a: not found; name the folder of a run, such as reports/support-triage/20261120T093000Z-3f2a")
        { Arguments = ["report", "reports/a"] },
        new("show a baseline that is not there",
            _ => { },
            "evalkit: greeting has no accepted baseline: there is no baselines/greeting.json")
        { Arguments = ["baseline", "show", ProjectFolder.Suite] },
        new("validate a suite that is not there",
            _ => { },
            "nothing.yaml: file not found")
        { Arguments = ["validate", "nothing.yaml"] },
        new("validate nothing",
            _ => { },
            "evalkit: name a suite to validate")
        { Arguments = ["validate"] },
    ];
}
