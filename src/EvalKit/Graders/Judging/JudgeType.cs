using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Judging;

/// <summary>A kind of judge. What all share stands here and in <see cref="JudgeGrader"/>; a kind says what is asked and how a verdict becomes a score.</summary>
internal abstract class JudgeType : GraderType
{
    protected sealed override bool HasReference => false;

    protected sealed override IReadOnlyList<Key> Parameters =>
    [
        JudgeKeys.Model,
        .. KindKeys,
        .. SharedKeys,
        .. HasParameters ? [JudgeKeys.Parameters] : Array.Empty<Key>(),
        JudgeKeys.Samples with { Default = DefaultSamples.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        JudgeKeys.Attempts,
        JudgeKeys.Panel,
        JudgeKeys.StructuredOutput,
    ];

    /// <summary>The kind's own keys.</summary>
    protected abstract IReadOnlyList<Key> KindKeys { get; }

    /// <summary>The pieces that a judge can be shown besides the answer.</summary>
    protected virtual IReadOnlyList<Key> SharedKeys => [JudgeKeys.Question, JudgeKeys.Context, JudgeKeys.Reference, JudgeKeys.Show, JudgeKeys.SolveFirst];

    /// <summary>Whether what a system answered is a piece of the material.</summary>
    public virtual bool JudgesAnswers => true;

    /// <summary>Whether it takes <c>parameters</c>, and no key of another tool in its place.</summary>
    protected virtual bool HasParameters => true;

    /// <summary>The verdicts, where they are words; a panel then decides by majority.</summary>
    public virtual IReadOnlyList<string> Words(YamlValue parameters) => [];

    /// <summary>The keys whose templates are words to the judge and not only the way to a piece of the material.</summary>
    public virtual IReadOnlyList<string> PromptKeys => ["criteria"];

    /// <summary>How often each judge is asked unless the suite says.</summary>
    public virtual int DefaultSamples => 1;

    /// <summary>What the judge is told to do, without the criteria.</summary>
    public abstract string Task(YamlValue parameters);

    /// <summary>How it asks and reads.</summary>
    public abstract IJudgeKind Kind(GraderSetup setup);

    /// <summary>The kind's own columns, and the metrics over them; the first of these has the index given.</summary>
    protected virtual (IReadOnlyList<string> Columns, IReadOnlyList<MetricDefinition> Metrics) Measures(YamlValue parameters, string signature, int first) => ([], []);

    /// <summary>How many questions one sample of one judge is asked about one output.</summary>
    protected virtual int Questions(YamlValue parameters) => 1;

    /// <summary>Problems of the kind's own keys.</summary>
    protected virtual void Check(GraderSetup setup)
    {
    }

    public sealed override YamlValue Pin(YamlValue parameters, GraderSurroundings surroundings) => JudgeFingerprint.Pin(this, parameters, surroundings.Models);

    public sealed override GraderDefinition Define(string name, YamlValue parameters)
    {
        var models = parameters.Texts(JudgeKeys.Model.Name);
        var pinned = JudgeFingerprint.Of(parameters);
        var signature = $"{Type}|judge:{string.Join('+', models)}|{pinned?[..16] ?? "not pinned"}|v1";
        var (columns, metrics) = Measures(parameters, signature, first: 1);
        List<string> all = [.. columns];
        List<MetricDefinition> measured = [.. metrics];
        if (parameters.Integer(JudgeKeys.Samples.Name, DefaultSamples) > 1)
        {
            all.Add(JudgePanel.Spread);
            measured.Add(new ColumnMean(JudgePanel.Spread, all.Count, signature, MetricRanges.Unit) { HigherIsBetter = false });
        }
        if (models.Count > 1)
        {
            measured.Add(JudgePanel.Alpha(signature, all.Count + 1, models.Count, Words(parameters).Count > 0));
            all.AddRange(models.Select(m => "judge:" + m));
        }
        return Definitions.Of(name, Type, signature, parameters, moreColumns: all, moreMetrics: measured) with { Judge = pinned };
    }

    public sealed override int JudgeCalls(YamlValue parameters) => JudgeQuestions(parameters) * parameters.Integer(JudgeKeys.Attempts.Name, 1);

    public sealed override int JudgeQuestions(YamlValue parameters) => parameters.Texts(JudgeKeys.Model.Name).Count
        * parameters.Integer(JudgeKeys.Samples.Name, DefaultSamples) * (Questions(parameters) + (parameters.Boolean(JudgeKeys.SolveFirst.Name) ? 1 : 0));

    public override IReadOnlyList<string> Hints(YamlValue parameters, GraderSurroundings surroundings) =>
        Words(parameters).Count > 0 && parameters.Texts(JudgeKeys.Model.Name).Count is > 0 and var judges && judges % 2 == 0
            ? ["a panel of an even number of judges can be split, and is judge_failed then: take an odd number"]
            : [];

    public sealed override IGrader Create(GraderSetup setup)
    {
        var parameters = setup.Parameters;
        foreach (var key in PromptKeys)
            if (parameters[key] is { Kind: YamlKind.Scalar } place && setup.Template(place).HasBlocks)
                setup.Problems.Add(place, $"'{key}' may hold values such as {{{{ item.name }}}} but no blocks: their values could not be marked as material; show lists under 'context' or 'show'");
        foreach (var (key, _) in parameters[JudgeKeys.Show.Name]?.Entries ?? [])
            if (key.Text.Length is 0 or > 40 || key.Text.Any(c => !char.IsAsciiLetterLower(c) && c != '_') || key.Text is JudgeMaterial.Question or JudgeMaterial.Context or JudgeMaterial.Reference or JudgeMaterial.Answer)
                setup.Problems.Add(key, $"'{key.Text}' cannot name a piece: use lower-case letters and '_', and none of question, context, reference, answer");
        foreach (var twice in Models(parameters).GroupBy(m => m.Text, StringComparer.Ordinal).Where(g => g.Count() > 1))
            setup.Problems.Add(twice.Last(), $"model '{twice.Key}' stands twice in the panel");
        if (parameters[JudgeKeys.Panel.Name] is { Text: not "majority" } panel && Words(parameters).Count > 0)
            setup.Problems.Add(panel, $"verdicts of {Type} are words, which have no {panel.Text}: write panel: majority");
        if (parameters[JudgeKeys.SolveFirst.Name] is { } solve && parameters.Boolean(JudgeKeys.SolveFirst.Name) && parameters[JudgeMaterial.Question] is null)
            setup.Problems.Add(solve, "'solve_first' needs 'question': the task that the judge is to solve");
        Check(setup);
        return new JudgeGrader(setup, this);
    }

    private static IReadOnlyList<YamlValue> Models(YamlValue parameters) => parameters[JudgeKeys.Model.Name] switch
    {
        { Kind: YamlKind.List } list => list.Items,
        { Kind: YamlKind.Scalar } one => [one],
        _ => [],
    };
}
