using System.Globalization;
using EvalKit.Processes;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders.Command;

internal sealed class CommandType : GraderType
{
    /// <value>The default value is 30 seconds an output.</value>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <value>The default value is 1 MiB of standard output.</value>
    public const int DefaultMaximumOutput = 1024 * 1024;

    public override string Type => "command";

    public override string Summary =>
        "A program of yours grades: it reads one JSON object on standard input (`item`, `sample` with `output_text`, `output_json`, `output_tools`, `steps`, `input`, `reference`) and writes its score on standard output, a number in [0,1] or an object with `score` and optionally `passed`, `raw` and `reason`. Runs without a shell, in the suite's folder, with limits of time and output and without the keys in the environment.";

    public override string Example => """
        tone:
          type: command
          command: [python3, graders/tone.py, --strict]
          reference: "{{ item.answer }}"
          timeout: 10s
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "What empty outputs and references score is the program's decision; without `reference` it reads null there.",
        "An exit code other than 0, output that is no such JSON, a score outside [0,1], and running into a limit make the item errored, with the exit code and the beginning of standard error as the reason.",
        "A `score` of null is an undefined score: counted apart, neither 0 nor missing.",
        "At its time limit the program is killed with every process it started.",
        "The program sees PATH, HOME, the language and the folders for temporary files, and the variables named under `env`; no other variable of the environment.",
        "The signature holds the command line and a hash of every file it names, so that an edited script is another grader.",
    ];

    protected override bool HasReference => false;

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("command", new ListShape(new TextShape()) { OrSingle = true, MinimumItems = 1 }, "The program, on the PATH or relative to the suite, and its arguments; there is no shell.", IsRequired: true, Example: "[python3, graders/tone.py]"),
        new Key("reference", new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 }, "What the program reads as `reference`: a list of texts.", Default: "null", Example: "{{ item.answer }}"),
        new Key("timeout", new DurationShape(), "The time limit of one output.", Default: "30s"),
        new Key("max_output", new IntegerShape(1, 1024 * 1024 * 1024), "The limit of standard output in bytes.", Default: "1048576"),
        new Key("env", new ListShape(new TextShape { NotEmpty = true }) { OrSingle = true }, "Environment variables that are passed on.", Example: "[TONE_MODEL_FOLDER]"),
    ];

    public override YamlValue Pin(YamlValue parameters, GraderSurroundings surroundings) =>
        PinnedFiles.Add(parameters, parameters.Texts("command").Select(word => (word, Files(word, surroundings.Folder))));

    public override GraderDefinition Define(string name, YamlValue parameters) => Definitions.Of(name, Type, string.Create(CultureInfo.InvariantCulture,
        $"command|{string.Join(' ', parameters.Texts("command").Select(Word))}{PinnedFiles.Signature(parameters)}|timeout:{(parameters.Duration("timeout") ?? DefaultTimeout).TotalSeconds}s|v1"), parameters);

    public override IGrader Create(GraderSetup setup)
    {
        var command = setup.Parameters.Texts("command");
        var program = command.Count == 0 ? null : ProgramPath.Find(command[0], setup.Surroundings.Folder, setup.Surroundings.Environment);
        var place = setup.Parameters["command"] is { Kind: YamlKind.List, Items.Count: > 0 } list ? list.Items[0] : setup.Parameters["command"] ?? setup.Parameters;
        if (program is null && command.Count > 0)
            setup.Problems.Add(place, ProgramPath.Absence(command[0], setup.Surroundings.Folder));
        return new CommandGrader(setup, program ?? "", [.. command.Skip(1)], ChildEnvironment.Of(setup.Parameters["env"], setup.Surroundings.Environment, setup.Problems));
    }

    private static string Word(string word) => word.Contains(' ', StringComparison.Ordinal) || word.Length == 0 ? $"'{word}'" : word;

    /// <summary>The file that a word of the command line names, when it names one.</summary>
    private static IReadOnlyList<string> Files(string word, string folder)
    {
        if (word.Length is 0 or > 1000 || word.StartsWith('-'))
            return [];
        var path = SuitePath.Resolve(folder, word);
        return File.Exists(path) ? [path] : [];
    }
}
