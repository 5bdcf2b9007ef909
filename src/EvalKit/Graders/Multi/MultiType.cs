using System.Security.Cryptography;
using System.Text;
using EvalKit.Graders.Judging;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Graders.Multi;

internal sealed class MultiType : GraderType
{
    /// <summary>Names that the columns and metrics of every grader have.</summary>
    private static readonly string[] Reserved = ["score", "mean", "pass_rate"];

    public override string Type => "multi";

    public override string Summary =>
        "One score out of several: a formula over the scores of graders of its own. The score is the value of the formula within [0,1], the raw value the formula's own.";

    public override string Example =>
        """
        overall:
          type: multi
          graders:
            form: { type: json_valid }
            words: { type: token_f1, reference: "{{ item.answer }}" }
          calculate_output: "form * (0.2 + 0.8 * words)"
        """;

    public override IReadOnlyList<string> EdgeCases =>
    [
        "A formula that cannot be read, or that names no grader of `graders`: a problem of the suite, with its place and the nearest name.",
        "Division by zero, a root or logarithm of a negative number, or any other value that is no finite number: errored, with the scores that led to it.",
        "A value outside [0,1] counts as 0 or 1; the reason says so and the raw value keeps it.",
        "A sub-score that is missing makes the whole missing in the same way (unparseable, errored), unless `unparseable_as` or `errored_as` gives it a value. One that is undefined makes the whole undefined, also where the formula multiplies it by 0.",
        "A gate without `if`: with a format score f that is 1 only when the format is right, `(1 - floor(f)) * f + floor(f) * (f + structure) / 2` is f below 1, and the mean of both at 1; `unparseable_as: 0` then makes an extraction that fails a 0.5, `errored_as: 0` any error a 0.",
    ];

    protected override bool HasReference => false;

    protected override bool HasInput => false;

    protected override IReadOnlyList<Key> Parameters =>
    [
        new Key("graders", new MapShape(GraderCatalog.PlainShape) { MinimumEntries = 1 }, "The graders by name; a name is a letter or `_` followed by letters, digits and `_`.", IsRequired: true),
        new Key("calculate_output", new TextShape { NotEmpty = true }, "The formula: names of the graders, numbers, `+ - * / ^`, parentheses, and `min max abs floor ceil exp sqrt log`.", IsRequired: true, Example: "0.5 * name + 0.5 * arguments"),
        new Key("unparseable_as", new NumberShape(0, 1), "What a sub-score counts as whose output does not hold what its grader reads.", Default: "the whole is unparseable"),
        new Key("errored_as", new NumberShape(0, 1), "What the whole scores when a sub-grader or the formula fails.", Default: "the whole is errored"),
    ];

    public override YamlValue Pin(YamlValue parameters, GraderSurroundings surroundings)
    {
        if (parameters["graders"] is not { Kind: YamlKind.Map } map)
            return parameters;
        var pinned = Parts(parameters).Aggregate(map, (all, part) => all.With(part.Key, part.Type.Pin(part.Parameters, surroundings)));
        return parameters.With(parameters.Entries.First(e => e.Key.Text == "graders").Key, pinned);
    }

    public override GraderDefinition Define(string name, YamlValue parameters)
    {
        var parts = Parts(parameters);
        var formula = parameters.Text("calculate_output") ?? "";
        var substitutes = $"|unparseable:{parameters.Text("unparseable_as") ?? "missing"}|errored:{parameters.Text("errored_as") ?? "missing"}";
        var signature = $"multi|{formula}|{string.Join('|', parts.Select(p => $"{p.Name}=({p.Definition.Signature})"))}{substitutes}|v1";
        return Definitions.Of(name, Type, signature, parameters, moreColumns: [.. parts.Select(p => p.Name)],
            moreMetrics: [.. parts.Select((p, i) => Definitions.Mean(p.Name, i + 1, p.Definition.Signature))]) with { Judge = Judge(signature, parts.Select(p => p.Definition)) };
    }

    /// <summary>What it is as a judge, where a grader inside it is one: the formula and the other graders decide its scores as well.</summary>
    private static string? Judge(string signature, IEnumerable<GraderDefinition> parts)
    {
        var judges = parts.Select(p => p.Judge).OfType<string>().ToList();
        return judges.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', judges.Prepend(signature)))));
    }

    public override IReadOnlyList<string> Hints(YamlValue parameters, GraderSurroundings surroundings) =>
        [.. Parts(parameters).SelectMany(p => p.Type.Hints(p.Parameters, surroundings).Select(hint => $"{p.Name}: {hint}"))];

    public override int JudgeCalls(YamlValue parameters) => Parts(parameters).Sum(p => p.Type.JudgeCalls(p.Parameters));

    public override int JudgeQuestions(YamlValue parameters) => Parts(parameters).Sum(p => p.Type.JudgeQuestions(p.Parameters));

    /// <summary>The graders inside that ask a model.</summary>
    public static IEnumerable<(GraderDefinition Definition, YamlValue Parameters)> Judges(YamlValue parameters) =>
        Parts(parameters).Where(p => p.Type is JudgeType).Select(p => (p.Definition, p.Parameters));

    public override IGrader Create(GraderSetup setup)
    {
        var graders = Parts(setup.Parameters).Select(p => (p.Name, p.Type.Build(setup.For(p.Definition, p.Parameters)))).ToList();
        foreach (var (key, _) in setup.Parameters["graders"]?.Entries ?? [])
            if (!IsName(key.Text))
                setup.Problems.Add(key, Reserved.Contains(key.Text, StringComparer.Ordinal)
                    ? $"'{key.Text}' is the name of a metric that every grader has; call this one something else"
                    : $"'{key.Text}' is no name for a formula: a letter or _ followed by letters, digits and _");
        return new MultiGrader(setup, graders, ReadFormula(setup));
    }

    private static Formula? ReadFormula(GraderSetup setup)
    {
        if (setup.Parameters["calculate_output"] is not { Kind: YamlKind.Scalar } place)
            return null;
        var formula = FormulaParser.Parse(place.Text, out var error, out var position);
        if (formula is null)
        {
            setup.Problems.Add(Within(place, position), $"the formula {Quote(place.Text, position)}{error}");
            return null;
        }
        var names = (setup.Parameters["graders"]?.Entries ?? []).Select(g => g.Key.Text).ToList();
        foreach (var variable in formula.Variables)
            if (!names.Contains(variable.Name, StringComparer.Ordinal))
                setup.Problems.Add(Within(place, variable.Position), $"the formula names '{variable.Name}', which is none of the graders{NearestName.Hint(variable.Name, names)}");
        return formula;
    }

    /// <summary>The place of a character in a formula that stands on one line; a quoted one begins behind its quote.</summary>
    private static YamlValue Within(YamlValue place, int position) =>
        YamlValue.Scalar(place.File, place.Line, place.Column + position + (place.IsPlain ? 0 : 1), place.Text, place.IsPlain);

    private static string Quote(string text, int position) => position < text.Length ? $"at '{text[position..Math.Min(text.Length, position + 20)]}': " : "";

    private static List<(YamlValue Key, string Name, GraderType Type, GraderDefinition Definition, YamlValue Parameters)> Parts(YamlValue parameters)
    {
        var parts = new List<(YamlValue, string, GraderType, GraderDefinition, YamlValue)>();
        foreach (var (key, value) in parameters["graders"]?.Entries ?? [])
            if (IsName(key.Text) && value.Text("type") is { } type && GraderCatalog.PlainShape.Cases.ContainsKey(type))
                parts.Add((key, key.Text, GraderCatalog.Types[type], GraderCatalog.Types[type].Define(key.Text, value), value));
        return parts;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Reserved.Contains(text, StringComparer.Ordinal);
}
