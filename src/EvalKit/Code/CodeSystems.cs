using System.Globalization;
using EvalKit.Graders.Code;
using EvalKit.Problems;
using EvalKit.Providers.Code;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit;

/// <summary>What .NET code adds to a suite: models, variants and graders, in the form in which a suite would write them.</summary>
internal sealed record CodeSystems(string ShownAs)
{
    public IReadOnlyList<CodeModel> Models { get; init; } = [];

    public IReadOnlyList<CodeVariant> Variants { get; init; } = [];

    public IReadOnlyList<CodeGraderEntry> Graders { get; init; } = [];

    /// <summary>The keys of a suite file to which code adds: what code gives need not stand there.</summary>
    public ObjectShape Shape => SuiteShape.Root with { Keys = [.. SuiteShape.Root.Keys.Select(k => k with { IsRequired = k.IsRequired && !Gives(k.Name) })] };

    public CodeModel? Model(string name) => Models.FirstOrDefault(m => m.Name == name);

    public ISampleGrader? Grader(string name) => Graders.FirstOrDefault(g => g.Name == name)?.Grader;

    /// <summary>A text at no place of its own.</summary>
    public YamlValue Text(string text) => YamlValue.Scalar(ShownAs, 0, 0, text, isPlain: false);

    /// <summary>A map at no place of its own.</summary>
    public YamlValue Map(params IEnumerable<(string Key, string Value)> entries) =>
        YamlValue.Map(ShownAs, 0, 0, [.. entries.Select(e => KeyValuePair.Create(Text(e.Key), Text(e.Value)))]);

    /// <summary>The settings of a model as its record holds them: what the suite says and still holds, and the revision.</summary>
    public YamlValue Settings(CodeModel model, YamlValue? declared, string folder)
    {
        var kept = declared?.Entries.Where(e => e.Key.Text is not (CodeProvider.RevisionKey or "provider") && CodeProvider.Keys.Contains(e.Key.Text, StringComparer.Ordinal)) ?? [];
        var added = Map(("provider", CodeProvider.ProviderName), (CodeProvider.RevisionKey, model.Revision(declared.Text(CodeProvider.RevisionKey), folder)));
        return YamlValue.Map(declared?.File ?? ShownAs, declared?.Line ?? 0, declared?.Column ?? 0, [.. added.Entries, .. kept]);
    }

    /// <summary>The entries under <c>graders</c> with those that code gives among them.</summary>
    public IEnumerable<KeyValuePair<YamlValue, YamlValue>> GraderEntries(YamlValue? map, ProblemList problems)
    {
        foreach (var (key, value) in map?.Entries ?? [])
        {
            var entry = Graders.FirstOrDefault(g => g.Name == key.Text);
            if (entry is not null && value.Text("type") != CodeType.TypeName)
                problems.Add(key, $"code gives a grader '{key.Text}', too; write type: {CodeType.TypeName} here, or call it something else");
            yield return KeyValuePair.Create(key, entry is null ? value : Parameters(entry, value));
        }
        foreach (var entry in Graders.Where(g => map?[g.Name] is null))
            yield return KeyValuePair.Create(Text(entry.Name), Parameters(entry, null));
    }

    /// <summary>Models that nothing names: most likely a name is misspelt.</summary>
    public void CheckUse(Suite suite, YamlValue root, ProblemList problems)
    {
        foreach (var model in Models.Where(m => m.Embeddings is null && root["models"]?[m.Name] is null))
            if (!suite.Variants.SelectMany(v => v.Steps).SelectMany(s => s.Model.Fallbacks.Prepend(s.Model)).Any(m => m.Name == model.Name))
                problems.Add(ShownAs, 0, 0, $"code gives a model '{model.Name}' that no variant names{NearestName.Hint(model.Name, suite.Models.Select(m => m.Name).Where(n => n != model.Name))}");
    }

    private bool Gives(string key) => key switch
    {
        "models" => Models.Count > 0,
        "variants" => Variants.Count > 0,
        "graders" => Graders.Count > 0,
        _ => false,
    };

    private YamlValue Parameters(CodeGraderEntry entry, YamlValue? declared)
    {
        var revision = entry.Options.Revision ?? declared.Text(CodeProvider.RevisionKey) ?? CodeRevision.Of(entry.Code);
        var added = Map(("type", CodeType.TypeName), (CodeProvider.RevisionKey, revision));
        if (entry.Options.PassThreshold is { } limit)
            added = YamlValue.Map(ShownAs, 0, 0, [.. added.Entries, KeyValuePair.Create(Text("pass_threshold"), YamlValue.Scalar(ShownAs, 0, 0, limit.ToString("R", CultureInfo.InvariantCulture), isPlain: true))]);
        var kept = declared?.Entries.Where(e => added[e.Key.Text] is null) ?? [];
        return YamlValue.Map(declared?.File ?? ShownAs, declared?.Line ?? 0, declared?.Column ?? 0, [.. added.Entries, .. kept]);
    }
}
