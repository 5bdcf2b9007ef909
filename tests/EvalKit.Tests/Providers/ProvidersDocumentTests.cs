using System.Text.RegularExpressions;
using EvalKit.Problems;
using EvalKit.Providers;
using EvalKit.Shapes;
using EvalKit.Suites;
using EvalKit.Tests.Architecture;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Suites;
using EvalKit.Yaml;

namespace EvalKit.Tests.Providers;

/// <summary>The examples of docs/providers.md are right, and every provider has one.</summary>
public sealed class ProvidersDocumentTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static readonly string Document = File.ReadAllText(Repository.In("docs", "providers.md"));

    private static readonly string[] Yaml = [.. Regex.Matches(Document, "```yaml\n(models:.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Value[8..^3])];

    public static TheoryData<string> Examples => [.. Yaml];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_HasNoProblems(string yaml)
    {
        _folder.Write("app/index.json", "{}");
        var problems = new ProblemList();
        var root = YamlTreeReader.Read(yaml, "providers.md", problems)!;
        ShapeCheck.Run(root, new ObjectShape(new Key("models", new MapShape(ModelShapes.Model), "The models.")), "suite", problems);
        var context = new LoadContext(_folder.In("s.yaml"), problems, new Variables(("APP_TOKEN", "t")));
        foreach (var (name, model) in root["models"]!.Entries)
            ModelBinder.Bind(name.Text, model, context);
        Assert.Empty(problems.ToList().Select(p => p.ToString()));
    }

    [Fact]
    public void TableOfParameters_IsWhatTheProvidersTake()
    {
        var columns = new[] { "provider: openai, base_url: 'http://127.0.0.1:1/v1'", "provider: openai, api: responses", "provider: anthropic", "provider: command" }.Select(Model).ToList();
        foreach (var key in ModelShapes.Parameters.Keys)
        {
            var cells = columns.Select(m => ProviderCatalog.Find(m.Provider)!.Takes(m, key.Name) ? key.Name == "top_k" && m.Provider == "openai" ? "compatible servers" : "yes" : "-");
            Assert.Contains($"\n| `{key.Name}` | {string.Join(" | ", cells)} |\n", Document, StringComparison.Ordinal);
        }
        Assert.All(["embedded", "recorded", "http"], name => Assert.DoesNotContain(ModelShapes.Parameters.Keys, k => ProviderCatalog.Find(name)!.Takes(Model($"provider: {name}"), k.Name)));
    }

    private static ModelDefinition Model(string settings)
    {
        var map = YamlTreeReader.Read($"{{ {settings}, model: m }}", "m.yaml", new ProblemList())!;
        return new ModelDefinition { Name = "m", Provider = map.Text("provider")!, Model = "m", Settings = map };
    }

    [Fact]
    public void EveryProvider_HasAnExampleAndALineInTheTable()
    {
        foreach (var provider in ProviderCatalog.All)
        {
            Assert.Contains($"| [`{provider.Name}`](#{provider.Name}) |", Document, StringComparison.Ordinal);
            Assert.Contains(Yaml, y => y.Contains($"provider: {provider.Name}", StringComparison.Ordinal));
        }
    }
}
