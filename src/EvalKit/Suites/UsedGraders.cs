using EvalKit.Graders.Judging;
using EvalKit.Problems;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>
/// Puts in the place of <c>use: FILE</c> the grader that stands in that file, with the entry's other keys over it. The file is one that <c>evalkit score</c> takes; the
/// models that it declares are the suite's too, unless the suite declares models of those names itself.
/// </summary>
internal static class UsedGraders
{
    private const string Use = "use";

    private const string Grader = "grader";

    /// <summary>Providers whose models name no file and no program, so that they mean the same wherever they are declared.</summary>
    private static readonly string[] Portable = ["openai", "azure", "anthropic", "http", "recorded"];

    /// <summary>An entry that uses a grader of a file.</summary>
    public static ObjectShape Shape => new(
        new Key(Use, ModelShapes.Name, "A file with a reusable grader: the map of graders by itself, or with `models` beside the key `graders`.", IsRequired: true, Example: "../graders/tone.yaml"),
        new Key(Grader, ModelShapes.Name, "Which of the file's graders.", Default: "the one of the same name, or the only one"),
        JudgeKeys.Model with { IsRequired = false, Description = "The model that judges instead of the file's." },
        new Key("input", new TemplateShape(), "What is graded, instead of what the file says."),
        JudgeKeys.Question,
        JudgeKeys.Context,
        JudgeKeys.Reference,
        JudgeKeys.Show,
        new Key("pass_threshold", new NumberShape(0, 1), "The score from which an item passes."),
        Graders.PassAtKey.Key);

    /// <summary>The suite with the graders of files in their places, and the folder of each such grader's file by the grader's name.</summary>
    public static (YamlValue Root, IReadOnlyDictionary<string, string> Folders) Expand(YamlValue root, LoadContext context)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root["graders"] is not { Kind: YamlKind.Map } graders || graders.Entries.All(e => e.Value[Use] is null))
            return (root, folders);
        var models = root["models"] ?? YamlValue.Map(root.File, root.Line, root.Column, []);
        var expanded = new List<KeyValuePair<YamlValue, YamlValue>>();
        foreach (var (name, entry) in graders.Entries)
        {
            if (entry[Use] is null)
            {
                expanded.Add(new(name, entry));
                continue;
            }
            var problems = context.Problems.Count;
            ShapeCheck.Run(entry, Shape, "grader (use)", context.Problems);
            var (grader, declared) = context.Problems.Count > problems ? default : Read(name.Text, entry, context);
            if (grader is null || context.Problems.Count > problems)
            {
                // Its problems are known; a grader that is right in its place keeps others from following out of them.
                expanded.Add(new(name, YamlValue.Map(entry.File, entry.Line, entry.Column, [new(Key(name, "type"), Key(name, "json_valid"))])));
                continue;
            }
            folders[name.Text] = Path.GetDirectoryName(context.Resolve(entry[Use]!.Text))!;
            models = Declare(models, declared, root["models"], context);
            expanded.Add(new(name, entry.Entries.Where(e => e.Key.Text is not (Use or Grader)).Aggregate(grader, (all, e) => all.With(e.Key, e.Value))));
        }
        var place = graders.Entries[0].Key;
        root = root.With(Key(place, "graders"), YamlValue.Map(graders.File, graders.Line, graders.Column, expanded));
        return (models.Entries.Count == 0 ? root : root.With(Key(place, "models"), models), folders);
    }

    private static (YamlValue? Grader, YamlValue? Models) Read(string name, YamlValue entry, LoadContext context)
    {
        var place = entry[Use]!;
        if (!context.CheckFile(place, "grader file") || TextFile.Read(context.Resolve(place.Text), place.Text, context.Problems) is not { } text)
            return default;
        context.NamedTexts.Add(text);
        if (YamlTreeReader.Read(text, place.Text, context.Problems) is not { } root)
            return default;
        SecretLiterals.Check(root, context.Problems);
        var (map, models) = GradersFile.CheckShape(root, context.Problems);
        if (map is not { Kind: YamlKind.Map, Entries.Count: > 0 })
            return default;
        var names = map.Entries.Select(e => e.Key.Text).ToList();
        var wanted = entry.Text(Grader) ?? (names.Contains(name, StringComparer.Ordinal) || names.Count > 1 ? name : names[0]);
        if (map[wanted] is { } grader)
            return (grader, models);
        context.Problems.Add(entry[Grader] ?? place, $"'{place.Text}' holds no grader '{wanted}'{NearestName.Hint(wanted, names)}; name one with 'grader'");
        return default;
    }

    private static YamlValue Declare(YamlValue models, YamlValue? declared, YamlValue? own, LoadContext context)
    {
        foreach (var (name, model) in declared?.Entries ?? [])
        {
            if (own?[name.Text] is not null)
                continue;
            if (models[name.Text] is { } other && YamlJson.ToJson(other).GetRawText() != YamlJson.ToJson(model).GetRawText())
                context.Problems.Add(name, $"model '{name.Text}' is declared otherwise in '{other.File}': declare it in the suite, which then counts for both");
            else if (!Portable.Contains(model.Text("provider"), StringComparer.Ordinal) || model["path"] is not null)
                context.Problems.Add(name, $"model '{name.Text}' names files or programs, whose paths would depend on the suite: declare it under 'models' of the suite");
            else
                models = models.With(name, model);
        }
        return models;
    }

    private static YamlValue Key(YamlValue place, string text) => YamlValue.Scalar(place.File, place.Line, place.Column, text, isPlain: true);
}
