using System.Security.Cryptography;
using System.Text;
using EvalKit.Corrections;
using EvalKit.Datasets;
using EvalKit.Decisions;
using EvalKit.Graders;
using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.People;
using EvalKit.Prices;
using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Results;
using EvalKit.Shapes;
using EvalKit.Yaml;

namespace EvalKit.Suites;

/// <summary>Reads a suite file. Every problem of the file and of the files it names is found, not only the first.</summary>
public static class SuiteLoader
{
    /// <summary>The JSON Schema that editors use, generated from what the loader checks.</summary>
    public static string JsonSchema() => JsonSchemaWriter.Write(SuiteShape.Root, "EvalKit suite");

    /// <summary>The reference of all keys as Markdown, generated from the same.</summary>
    public static string Reference() => SuiteMarkdown.Write();

    /// <summary>The suite, or the problems that stop it.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="shownAs">The path as messages show it.</param>
    /// <param name="environment">Where environment variables are looked up.</param>
    /// <param name="callsAllowed">Whether a missing key is a problem: it is not when every answer comes from records.</param>
    public static SuiteLoadResult Load(string path, string shownAs, IEnvironment environment, bool callsAllowed = true)
    {
        var (draft, problems) = LoadDraft(path, shownAs, environment, callsAllowed);
        return new SuiteLoadResult(problems.Count > 0 ? null : draft, problems);
    }

    /// <summary>The suite as far as it could be read, so that its data can be checked although it has problems itself.</summary>
    internal static (Suite? Draft, IReadOnlyList<Problem> Problems) LoadDraft(string path, string shownAs, IEnvironment environment, bool callsAllowed, string? profile = null, CodeSystems? code = null, bool records = false)
    {
        var problems = new ProblemList();
        var draft = Read(path, shownAs, new LoadContext(path, problems, environment) { Profile = profile, Code = code, Records = records }, callsAllowed);
        return (draft, problems.ToList());
    }

    private static Suite? Read(string path, string shownAs, LoadContext context, bool callsAllowed)
    {
        var problems = context.Problems;
        if (TextFile.Read(path, shownAs, problems) is not { } text)
            return null;
        if (callsAllowed)
            ProviderCatalog.WarmUp(text);
        if (YamlTreeReader.Read(text, shownAs, problems) is not { } written)
            return null;
        var (root, graderFolders) = UsedGraders.Expand(ProfileOverlay.Apply(written, context.Profile, problems), context);
        ShapeCheck.Run(root, context.Code?.Shape ?? SuiteShape.Root, "suite", problems);
        SecretLiterals.Check(root, problems);

        var prices = PriceBook.OfSuite(root["prices"], context);
        var models = Bind(root["models"], (name, value) => ModelBinder.Bind(name, value, context, prices));
        foreach (var code in context.Code?.Models ?? [])
            models.TryAdd(code.Name, ModelBinder.OfCode(code, null, context, prices));
        SharedLimits.Merge(models, problems);
        FallbackModels.Resolve(models, problems);
        var dataset = Dataset(root["dataset"], context);
        context.DatasetFolder = System.IO.Path.GetDirectoryName(dataset.Path) ?? context.Folder;
        var prompts = Bind(root["prompts"], (name, value) => PromptBinder.Bind(name, value, context));
        var variants = new VariantBinder(models, prompts, context).Bind(root["variants"]);
        var graders = GraderBinder.Bind(root["graders"], models, new GraderSurroundings(context.Folder, context.Environment, TimeProvider.System, dataset) { FolderOf = graderFolders, Code = context.Code }, problems);
        var slices = root["dataset"].Texts("slices");
        var unread = (root["graders"]?.Entries ?? []).Select(g => g.Key.Text).Except(graders.Select(g => g.Definition.Name), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var (corrections, calibrations) = (Correction.Of(graders), JudgeChecks.Calibrations.Of(graders, problems));
        var rules = new GateBinder([.. graders.Select(g => g.Definition), .. BuiltinMetrics.All], variants, slices, unread, problems) { Corrections = corrections, Calibrations = calibrations };
        var suite = new Suite
        {
            Name = Name(root, problems),
            Objective = root.Text("objective") ?? "",
            Path = path,
            ShownAs = shownAs,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', [text, .. context.NamedTexts])))),
            Dataset = dataset,
            Models = [.. models.Values],
            Variants = variants,
            Graders = graders,
            Gates = rules.Bind(root["gates"]),
            Targets = rules.Bind(root["targets"]),
            Pick = PickBinder.Bind(root["pick"], rules, problems),
            Value = ValueBinder.Bind(root["value"], rules, problems),
            Human = HumanBinder.Bind(root["human"], rules, variants, context.Resolve, problems),
            NeedsHuman = NeedsHumanBinder.Bind(root["needs_human"], [.. graders.Select(g => g.Definition)], rules, problems),
            Corrections = corrections,
            Calibrations = calibrations,
            Quarantine = QuarantineBinder.Bind(root["quarantine"], context),
            Repeats = root.Integer("repeats", SuiteDefaults.Repeats),
            Seed = root.OptionalInteger("seed") ?? SuiteDefaults.Seed,
            Confidence = root.Number("confidence", SuiteDefaults.Confidence),
            AllowMissing = root.Number("allow_missing", SuiteDefaults.AllowMissing),
            MaxParallel = (int?)root.OptionalInteger("max_parallel"),
            RecordedResponses = [.. root.Texts("responses").Select(context.Resolve)],
            StoreContent = Content(root),
            Redactions = RedactionBinder.Bind(root["redact"], context),
            MayHoldKeys = RedactionBinder.FindsKeys(root["redact"]),
            Profile = context.Profile,
            Budget = BudgetRules.Read(root["budget"], problems),
            Environment = Environment(root["env"], context),
        };
        context.Code?.CheckUse(suite, root, problems);
        CheckRecordedFiles(root["responses"], context);
        PassAtKey.Check(suite, problems);
        CorrectionRules.Check(suite, unread, slices, problems);
        TemplateRules.Check(suite, problems, root);
        if (callsAllowed)
            CheckKeys(suite, context);
        return suite;
    }

    internal static OrderedDictionary<string, T> Bind<T>(YamlValue? map, Func<string, YamlValue, T> bind)
    {
        var bound = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in map?.Entries ?? [])
            bound[key.Text] = bind(key.Text, value);
        return bound;
    }

    internal static StoreContent Content(YamlValue? root) =>
        root.Text("store") switch { "responses_only" => StoreContent.ResponsesOnly, "hashes" => StoreContent.Hashes, _ => StoreContent.Full };

    private static string Name(YamlValue root, ProblemList problems)
    {
        var name = root.Text("name") ?? "";
        if (root["name"] is { } place && (name.Length > 100 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) || name.StartsWith('.')))
            problems.Add(place, $"'{name}' names a folder and a file: use letters, digits, '-' and '_', at most 100 of them");
        return name;
    }

    private static DatasetDefinition Dataset(YamlValue? value, LoadContext context)
    {
        var path = value.Text("path") ?? "";
        return new DatasetDefinition
        {
            Path = context.Resolve(path),
            ShownAs = path,
            Place = value?["path"],
            Split = value.Text("split"),
            MaxItemChars = value.OptionalInteger("max_item_chars"),
            Cluster = value.Text("cluster"),
            Slices = value.Texts("slices"),
            Production = ProductionShares.Read(value?["production"], value.Texts("slices"), context.Problems),
            ReviewAfterDays = (int?)value.OptionalInteger("review_after_days"),
            SampleSize = value?["sample"].OptionalInteger("size") is { } size ? (int)Math.Min(size, int.MaxValue) : null,
            SampleSeed = value?["sample"].OptionalInteger("seed") ?? 1,
        };
    }

    internal static Dictionary<string, string> Environment(YamlValue? list, LoadContext context)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (list?.Items ?? []).Where(n => n.Text.Length > 0))
        {
            if (SecretLiterals.IsSecretName(name.Text))
                context.Problems.Add(name, $"'{name.Text}' looks like a secret; templates end up in prompts, records and reports");
            else if (context.Environment.GetVariable(name.Text) is { } value)
                values[name.Text] = value;
            else
                context.Problems.Add(name, $"environment variable {name.Text} is not set");
        }
        return values;
    }

    internal static void CheckRecordedFiles(YamlValue? list, LoadContext context)
    {
        foreach (var path in list is null ? [] : list.Kind == YamlKind.List ? list.Items : [list])
            if (path.Text.Length > 0 && !(context.Records && !Path.Exists(context.Resolve(path.Text))))
                context.CheckFile(path, "recorded responses");
    }

    internal static void CheckKeys(Suite suite, LoadContext context)
    {
        var used = suite.Variants.SelectMany(v => v.Steps).SelectMany(s => s.Model.Fallbacks.Prepend(s.Model)).Concat(JudgeModels.Of(suite)).Select(m => m.Settings).ToHashSet();
        foreach (var (place, variable) in context.MissingKeys.Where(m => !SecretLiterals.IsSecret(m.Variable)))
            if (used.Any(s => s == place || s["api_key_env"] == place || (s["headers"]?.Entries ?? []).Any(h => h.Value["env"] == place)) || suite.Models.Any(m => (VariantBinder.IsEmbedding(m) || VariantBinder.IsModeration(m)) && (m.Settings == place || m.Settings["api_key_env"] == place)))
                context.Problems.Add(place, $"environment variable {variable} is not set; it holds the key of this model (a run with --responses only needs none)");
    }
}

/// <summary>A suite that can run, or why it cannot.</summary>
/// <param name="Suite">The suite, or null when there are problems.</param>
/// <param name="Problems">Every problem found, in the order of their places.</param>
public sealed record SuiteLoadResult(Suite? Suite, IReadOnlyList<Problem> Problems);
