using System.Globalization;
using System.Text;

namespace EvalKit.AcceptanceTests.BrokenInput;

/// <summary>Suites that are no readable text or no YAML.</summary>
internal static class SuiteTextCases
{
    public static IReadOnlyList<BrokenCase> All { get; } =
    [
        new("missing suite",
            p => p.Delete(ProjectFolder.Suite),
            "suite.yaml: file not found"),
        new("misspelt suite",
            _ => { },
            "suit.yaml: file not found; did you mean 'suite.yaml'?")
        { Arguments = ["run", "suit.yaml"] },
        new("folder instead of suite",
            p => p.MakeFolder("evals"),
            "evals: is a folder, not a file")
        { Arguments = ["run", "evals"] },
        new("empty suite",
            p => p.Write(ProjectFolder.Suite, ""),
            "suite.yaml:1:1: is empty"),
        new("suite of comments only",
            p => p.Write(ProjectFolder.Suite, "# to be written\n"),
            "suite.yaml:1:1: is empty"),
        new("suite that is a list",
            p => p.Write(ProjectFolder.Suite, "- name: greeting\n"),
            "suite.yaml:1:1: suite has to be a map with name, objective, dataset, models, variants, graders, not a list"),
        new("YAML syntax error",
            p => p.EditSuite("parameters: { seed: 2 } }", "parameters: { seed: 2 }"),
            "suite.yaml:10:64: YAML: cannot be read from here on; is a bracket, a brace or a quote left open?"),
        new("unquoted template",
            p => p.EditSuite("ask: \"{{ item.greeting }}\"", "ask: {{ item.greeting }}"),
            "suite.yaml:7:8: YAML: a text that begins with '{{' has to stand in quotes"),
        new("tab indentation",
            p => p.EditSuite("  same: {", "\tsame: {"),
            "suite.yaml:12:1: YAML: a tab in the indentation; YAML is indented with spaces only"),
        new("duplicate key",
            p => p.EditSuite("  proposed: {", "  current: {"),
            "suite.yaml:10:3: duplicate key 'current'"),
        new("deep nesting",
            p => p.EditSuite("seed: 2", "stop: " + new string('[', 100) + new string(']', 100)),
            "suite.yaml:10:123: YAML: nested deeper than 64 levels"),
        new("very deep nesting",
            p => p.Write(ProjectFolder.Suite, "name: " + new string('[', 200_000)),
            "suite.yaml:1:71: YAML: nested deeper than 64 levels"),
        new("alias bomb",
            p => p.Write(ProjectFolder.Suite, AliasBomb()),
            "suite.yaml:6:45: YAML: its aliases expand to more than 1,000,000 values; write them out"),
        new("alias without anchor",
            p => p.EditSuite("model: local, baseline", "model: *local, baseline"),
            "suite.yaml:9:34: YAML: alias '*local' has no anchor before it; a text that begins with * has to stand in quotes"),
        new("second document",
            p => p.Write(ProjectFolder.Suite, p.Read(ProjectFolder.Suite) + "---\nname: other\n"),
            "suite.yaml:16:1: has a second YAML document; only one is read"),
        new("UTF-16 suite",
            p => p.Write(ProjectFolder.Suite, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(p.Read(ProjectFolder.Suite))).ToArray()),
            "suite.yaml:1:1: is UTF-16; save it as UTF-8"),
        new("suite that is no UTF-8",
            p => p.Write(ProjectFolder.Suite, Encoding.Latin1.GetBytes(p.Read(ProjectFolder.Suite).Replace("Repeats", "R\u00e9p\u00e8te", StringComparison.Ordinal))),
            "suite.yaml:2: is not valid UTF-8; save it as UTF-8"),
        new("NUL byte in the suite",
            p => p.EditSuite("test-model", "test\0model"),
            "suite.yaml:5: contains a NUL character: is this a text file?"),
        new("huge suite",
            p => p.Write(ProjectFolder.Suite, "#" + new string('x', 17 * 1024 * 1024)),
            "suite.yaml: is 17 MiB; at most 16 MiB are read"),
    ];

    private static string AliasBomb()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 20; level++)
            text.AppendJoin("", "a", Number(level), ": &a", Number(level), " [", string.Join(", ", Enumerable.Repeat("*a" + Number(level - 1), 10)), "]\n");
        return text.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
