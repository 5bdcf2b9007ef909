using EvalKit.Graders.HiddenReasoning;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders;

/// <summary>A type of grader: how it is configured, what it measures, how it is made. One folder and one of these a type.</summary>
internal abstract class GraderType
{
    /// <summary>The word under <c>type</c>.</summary>
    public abstract string Type { get; }

    /// <summary>One sentence for editors and the reference.</summary>
    public abstract string Summary { get; }

    /// <summary>One entry of a suite's <c>graders</c> as a user would write it: its name, the type, telling parameters.</summary>
    public abstract string Example { get; }

    /// <summary>Sentences in Markdown: what empty, missing and unreadable texts give, and where the score is undefined.</summary>
    public abstract IReadOnlyList<string> EdgeCases { get; }

    /// <summary>Its parameters besides the common ones.</summary>
    protected abstract IReadOnlyList<Key> Parameters { get; }

    /// <summary>Whether its numbers say little of quality by themselves; reports then say so.</summary>
    public virtual bool IsWeakProxy => false;

    /// <summary>Whether it compares with a reference.</summary>
    protected virtual bool HasReference => true;

    /// <summary>Whether it reads the sample through an <c>input</c> template.</summary>
    protected virtual bool HasInput => true;

    /// <summary>Whether it looks at what a model wrote, part of which the key <c>hidden</c> can cut out.</summary>
    protected virtual bool ReadsOutput => HasInput;

    /// <summary>The keys of its map in a suite.</summary>
    public ObjectShape Shape => new(
    [
        new Key("type", TextShape.Any, "The type of grader.", IsRequired: true),
        .. HasInput ? [new Key("input", new TemplateShape(), "What is graded.", Default: "`{{ sample.output_text }}`")] : Array.Empty<Key>(),
        .. HasReference ? [new Key("reference", new ListShape(new TemplateShape()) { OrSingle = true, MinimumItems = 1 },
            "The gold answer, or several acceptable ones: a list, or a path to a list. The best one counts.", IsRequired: true, Example: "{{ item.answer }}")] : Array.Empty<Key>(),
        .. Parameters,
        .. ReadsOutput ? [HiddenBlock.Key] : Array.Empty<Key>(),
        new Key("pass_threshold", new NumberShape(0, 1), "The item passes when its score is at least this; adds the metric `pass_rate`.", Example: "0.8"),
        PassAtKey.Key,
    ])
    {
        Description = Summary,
        SharedName = "grader_" + Type,
    };

    /// <summary>
    /// The parameters with what they name pinned down, such as the hash of a script: what decides the numbers has to be in the signature, and a stored run
    /// has to be readable again without those files.
    /// </summary>
    public virtual YamlValue Pin(YamlValue parameters, GraderSurroundings surroundings) => parameters;

    /// <summary>What it measures with these parameters. Needs no model and no file, so that a stored run can be read again.</summary>
    public abstract GraderDefinition Define(string name, YamlValue parameters);

    /// <summary>The grader itself, to which outputs are shown as the common keys say.</summary>
    public IGrader Build(GraderSetup setup)
    {
        var grader = Create(setup);
        if (setup.Parameters[HiddenBlock.Key.Name] is { Items.Count: > 2 } list)
            setup.Problems.Add(list, "hidden has to be one delimiter or an opening and a closing one");
        return HiddenBlock.Of(setup.Parameters) is { } block ? new VisibleGrader(grader, block) : grader;
    }

    /// <summary>What could be better about these parameters, in sentences: nothing that is wrong, but something that a reader of the results should know.</summary>
    public virtual IReadOnlyList<string> Hints(YamlValue parameters, GraderSurroundings surroundings) => [];

    /// <summary>How many calls of judges it makes for one output at most.</summary>
    public virtual int JudgeCalls(YamlValue parameters) => 0;

    /// <summary>How many of them where every verdict can be used at once.</summary>
    public virtual int JudgeQuestions(YamlValue parameters) => 0;

    /// <summary>The grader itself.</summary>
    public abstract IGrader Create(GraderSetup setup);
}
