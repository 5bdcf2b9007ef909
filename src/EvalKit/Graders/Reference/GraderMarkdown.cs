using EvalKit.Shapes;

namespace EvalKit.Graders;

/// <summary>Writes the reference of grader types as Markdown; <c>docs/graders.md</c> is this text.</summary>
public static class GraderMarkdown
{
    private const string Head = """
        # Graders

        <!-- Generated: evalkit graders --markdown > docs/graders.md -->

        A grader turns an item and an output into a `score` from 0 to 1, a raw value on the measure's own scale and, with a threshold, a pass or fail. The same text
        in a terminal: `evalkit graders` and `evalkit graders TYPE`. To grade outputs that exist already, without a suite: `evalkit score`.

        What all types share:

        - Templates name fields of the item (`{{ item.answer }}`) and of the output: `{{ sample.output_text }}`, `{{ sample.output_json.name }}` when the whole output is one JSON
          value, `{{ sample.output_tools[0].function.name }}`. A suite with steps also has `{{ steps.NAME.output_text }}` and the like, and one with a
          variant that is the baseline its answer to the same item and repeat: `{{ baseline.output_text }}`.
        - A field that the item lacks is a problem of the dataset before a run starts, and makes a row of `evalkit score` `errored`. A path that the output's JSON does not hold makes
          the item `unparseable`.
        - A `reference` that leads to an array is a list of alternatives, of which the best counts; so is a list in the suite. An empty list is `errored` unless the type says otherwise.
        - A score that is not defined for an item (recall without relevant documents) is neither 0 nor missing: it is left out of the mean and counted as `undefined`.
        - Items without a score (`errored`, `refused`, `truncated`, `unparseable`, `judge_failed`, `limit_hit`, `not_run`) are counted as missing, and every mean carries the worst and
          the best value that they could make it.

        """;

    /// <summary>The whole reference.</summary>
    public static string Write() => Text(
    [
        Head.ReplaceLineEndings("\n"),
        "| type | what it measures |",
        "|---|---|",
        .. GraderReferences.All.Select(grader => $"| [`{grader.Type}`](#{grader.Type}) | {KeyTable.Cell(grader.Line)} |"),
        .. GraderReferences.All.SelectMany(grader => Section(grader).Prepend("")),
    ]);

    /// <summary>The section of one type.</summary>
    public static string Write(GraderReference grader) => Text(Section(grader));

    private static IEnumerable<string> Section(GraderReference grader) =>
    [
        "## " + grader.Type,
        "",
        grader.Summary,
        "",
        "```yaml",
        grader.Example,
        "```",
        "",
        .. KeyTable.Head("parameter"),
        .. grader.Parameters.Select(Row),
        "",
        "Metrics of the example:",
        "",
        .. grader.Metrics.Select(metrics => $"- {metrics.Kind}: {string.Join(", ", metrics.Names.Select(name => $"`{name}`"))}"),
        "",
        "Edge cases:",
        "",
        .. grader.EdgeCases.Select(sentence => "- " + sentence),
    ];

    private static string Row(GraderParameter parameter) =>
        KeyTable.Row(parameter.Name, parameter.Type, parameter.IsRequired, parameter.Default, parameter.Meaning, parameter.Example);

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
