using System.Globalization;
using EvalKit.People;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Statistics;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Graders.Human;

internal sealed class HumanType : GraderType
{
    public const string Name = "human";

    /// <summary>The key that names the grader which these labels correct.</summary>
    public const string Of = "of";

    /// <summary>The key that says how items were divided before answers were drawn for labelling.</summary>
    public const string Strata = "strata";

    /// <summary>Divided by what the corrected grader says.</summary>
    public const string ByJudge = "judge";

    /// <summary>Grades of one key each on a keyboard.</summary>
    private const int MostGrades = 10;

    public override string Type => Name;

    public override string Summary =>
        "What people said of the output, read from a file of labels in git: pass or fail, a number on a scale, which of two answers is better, or a ranking. `evalkit label` asks people without telling them which variant an answer is of, and `evalkit label import` adds what they say to the file.";

    public override string Example => """
        tone:
          type: human
          labels: ../graders/tone.labels.jsonl
          task: pass_fail
          question: Would you send this reply to a customer as it is?
          levels:
            pass: Friendly, to the point, promises nothing that we do not do.
            fail: Curt, long-winded, or promises what we do not do.
          min_raters: 2
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A grade belongs to the words of an answer, for one item: the same answer has its grade again in the next run, an answer with one other letter has none.",
        "An answer that nobody has judged, or fewer than `min_raters`, is missing (`judge_failed`), never a zero. So is one on which people do not agree: `pass_fail` and `pairwise` go by vote, and where two things are said equally often there is no consensus.",
        "`scale` and `ranking` are averaged over raters. The score of a number is its place on the scale from 0 to 1, that of a rank the share of the other answers that it beats, ties counting half.",
        "Of several rounds the last one counts in which the answer was judged; `round` takes a certain one.",
        "Answers to compare that are the same text need nobody: they tie.",
        "A file that is not there yet is one without labels.",
        "With `of` it holds the labels that correct another grader: `corrected` in summaries, and gates with `on: corrected` (docs/judges.md). Answers without a label are then undefined, not missing, and rows with `set: tuning` are left out: what a judge was tuned on cannot measure it. Label answers that were drawn at random, within each stratum where there are strata.",
    ];

    protected override bool HasReference => false;

    /// <summary>People judge the answer as it is, and it is found by its words.</summary>
    protected override bool HasInput => false;

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("labels", new TextShape { NotEmpty = true }, "The file of labels, relative to the suite; docs/people.md has its format.", IsRequired: true, Example: "../graders/tone.labels.jsonl"),
        new Key("task", new WordShape(LabelTasks.All), "What people are asked.", Default: LabelTasks.All[0]),
        new Key("question", new TextShape { NotEmpty = true }, "The question in words.", Default: "one for the task", Example: "Would you send this reply to a customer as it is?"),
        new Key("levels", new MapShape(new TextShape { NotEmpty = true }), "What grades mean, best by an example each.", Default: "none", Example: "{ 1: useless, 3: usable after an edit, 5: could not be better }"),
        new Key("scale", new ListShape(new IntegerShape(0, 10)) { MinimumItems = 2 }, "The lowest and the highest number of a `scale`.", Default: "[1, 5]"),
        new Key("reference", new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 }, "Gold answers, shown beside the answer.", Default: "none", Example: "{{ item.answer }}"),
        new Key("min_raters", new IntegerShape(1, 100), "How many people have to have judged an answer.", Default: "1"),
        new Key("round", new IntegerShape(1, 1000), "The only round that counts.", Default: "the last of each answer"),
        new Key(Of, new TextShape { NotEmpty = true }, "The grader that these labels correct; its scores lie between 0 and 1.", Default: "none", Example: "tone_judge"),
        new Key(Strata, new TextShape { NotEmpty = true }, "With `of`: how items were divided before answers were drawn for labelling: `judge`, by what the corrected grader says, or one of `dataset.slices`.", Default: "not at all", Example: ByJudge),
    ];

    /// <summary>The labels by content; they are data that grows, and so no part of what the numbers mean.</summary>
    public override YamlValue Pin(YamlValue parameters, GraderSurroundings surroundings) =>
        parameters.Text("labels") is { } file && SuitePath.Resolve(surroundings.Folder, file) is var path && File.Exists(path) ? PinnedFiles.Add(parameters, [(file, [path])]) : parameters;

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var (task, scale) = (TaskOf(parameters), ScaleOf(parameters));
        var limits = string.Create(CultureInfo.InvariantCulture, $"{(task == LabelTask.Scale ? $"|scale:{scale.Low}..{scale.High}" : "")}|min_raters:{parameters.Integer("min_raters", 1)}|round:{parameters.Text("round") ?? "last"}");
        var signature = $"human|{task.Word()}{limits}|v1";
        var agreement = Definitions.Mean("agreement", 1, $"share of pairs of raters who say the same, answers with two raters or more|{signature}");
        return task == LabelTask.Scale
            ? Definitions.Of(name, Type, signature, parameters, moreColumns: ["agreement", "grade"], moreMetrics: [agreement, new ColumnMean("mean_grade", 2, $"mean on the scale itself|{signature}", new Interval(scale.Low, scale.High))])
            : Definitions.Of(name, Type, signature, parameters, moreColumns: ["agreement"], moreMetrics: [agreement]);
    }

    public override IReadOnlyList<string> Hints(YamlValue parameters, GraderSurroundings surroundings) =>
        parameters.Text("labels") is { } file && !File.Exists(SuitePath.Resolve(surroundings.Folder, file))
            ? [$"there is no file '{file}' yet: make a page of a run with `evalkit label RUN`, let people grade, and add what they say with `evalkit label import`"] : [];

    public override IGrader Create(GraderSetup setup)
    {
        var (task, scale) = (TaskOf(setup.Parameters), ScaleOf(setup.Parameters));
        if (setup.Parameters["scale"] is { } place && (scale.High <= scale.Low || scale.High - scale.Low >= MostGrades || place.Items.Count != 2))
            setup.Problems.Add(place, "scale has to be the lowest and the highest grade, at most ten grades, such as [1, 5]");
        if (setup.Parameters["scale"] is { } unused && task != LabelTask.Scale)
            setup.Problems.Add(unused, $"'scale' is for the task scale; this one is {task.Word()}");
        if (setup.Parameters[Of] is { } corrected && task.IsComparison())
            setup.Problems.Add(corrected, $"comparisons correct no grader: '{Of}' needs the task pass_fail or scale");
        if (setup.Parameters[Strata] is { } strata && setup.Parameters[Of] is null)
            setup.Problems.Add(strata, $"'{Strata}' is for labels that correct a grader: name it with '{Of}'");
        return new HumanGrader(setup, Votes(setup, task, scale), task == LabelTask.Scale ? scale : null);
    }

    private static LabelTask TaskOf(YamlValue parameters) => LabelTasks.Parse(parameters.Text("task")) ?? LabelTask.PassFail;

    private static (int Low, int High) ScaleOf(YamlValue parameters) =>
        parameters["scale"] is { Items: [var low, var high, ..] } && YamlScalar.TryInteger(low, out var first) && YamlScalar.TryInteger(high, out var last)
            ? ((int)first, (int)last) : LabelAssignment.DefaultScale;

    private static IReadOnlyDictionary<(string Item, string Answer), AnswerVotes> Votes(GraderSetup setup, LabelTask task, (int Low, int High) scale)
    {
        var none = new Dictionary<(string, string), AnswerVotes>();
        if (setup.Parameters["labels"] is not { Kind: YamlKind.Scalar } place || SuitePath.Resolve(setup.Surroundings.Folder, place.Text) is var path && !File.Exists(path))
            return none;
        var (file, problems) = LabelFile.Read(path, place.Text);
        foreach (var problem in problems)
            setup.Problems.Add(problem.File, problem.Line, problem.Column, problem.Message);
        if (file is null)
            return none;
        foreach (var grade in file.Grades)
        {
            if (grade.Task.IsComparison() ? !task.IsComparison() : grade.Task != task)
                setup.Problems.Add(place.Text, grade.Line, 0, $"is a judgement of the task {grade.Task.Word()}, and the grader asks for {task.Word()}");
            else if (grade.Answers.Any(a => a.Answer is null))
                setup.Problems.Add(place.Text, grade.Line, 0, "does not say which answer was judged; it needs 'answer' or 'output'");
            else if (task == LabelTask.Scale && (grade.Answers[0].Grade < scale.Low || grade.Answers[0].Grade > scale.High))
                setup.Problems.Add(place.Text, grade.Line, 0, string.Create(CultureInfo.InvariantCulture, $"the grade {grade.Answers[0].Grade} is not on the scale from {scale.Low} to {scale.High}"));
        }
        return AnswerVotes.Of(file.Grades.Where(g => setup.Parameters[Of] is null || !g.IsForTuning), setup.Parameters.OptionalInteger("round") is { } round ? (int)round : null);
    }
}
